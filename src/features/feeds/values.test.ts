import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { CATALOGUE, DIMENSIONS, type MeasureDescription, type Point } from '#features/measures/index.ts';
import { isSuppressed } from '#features/scorecard/index.ts';
import { localDate } from '#kernel/local-date.ts';
import { month } from '#kernel/month.ts';
import { type GroupSeries, reachesGroup, valueRows } from './values.ts';

describe('figures as programs read them', () => {
  it('are whole where small numbers may be seen, by month and group', () => {
    const rows = valueRows(
      [
        series('B', [
          ['2022-02', 3, 20],
          ['2022-01', 4, 30],
        ]),
        series('A', [['2022-01', 5, 10]]),
      ],
      true,
    );
    assert.deepEqual(
      rows.map((row) => [row.month, row.group_key, row.numerator, row.denominator, row.suppressed]),
      [
        ['2022-01', 'A', 5, 10, false],
        ['2022-01', 'B', 4, 30, false],
        ['2022-02', 'B', 3, 20, false],
      ],
    );
  });

  for (const [numerator, denominator, isHidden] of [
    [0, 10, false],
    [1, 20, true],
    [5, 20, true],
    [6, 20, false],
    [15, 20, true],
    [14, 20, false],
    [0, 9, true],
    [0, 0, false],
    [20, 20, false],
  ] as const)
    it(`${numerator} of ${denominator} is ${isHidden ? 'left out, with the other group of its month' : 'shown'}`, () => {
      const groups = [
        series('A', [
          ['2022-01', numerator, denominator],
          ['2022-02', 10, 20],
        ]),
        series('B', [['2022-01', 8, 30]]),
      ];
      const rows = valueRows(groups, false);
      assert.deepEqual(
        rows.map((row) => [row.month, row.group_key, row.suppressed]),
        [
          ['2022-01', 'A', isHidden],
          ['2022-01', 'B', isHidden],
          ['2022-02', 'A', false],
        ],
      );
    });

  it('never show one group less than all, nor a number that may not be published, whatever the counts', () => {
    const counted = fc.tuple(fc.nat(40), fc.nat(40)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
    fc.assert(
      fc.property(fc.array(counted, { minLength: 1, maxLength: 6 }), fc.constantFrom(...KINDS), (counts, kind) => {
        const groups = counts.map(([n, d], index) => series(String(index), [['2022-01', n, d]], kind));
        const rows = valueRows(groups, false);
        assert.equal(new Set(rows.map(({ suppressed }) => suppressed)).size, 1);
        for (const row of rows)
          if (row.suppressed) assert.deepEqual([row.numerator, row.denominator, row.value], [null, null, null]);
          else assert.ok(row.numerator !== null && !isSuppressed(kind, row.numerator, row.denominator));
      }),
    );
  });
});

describe('the reach of a token', () => {
  const part = { kind: 'part', teams: ['Duty'], localities: ['North'] } as const;
  it('of the whole council takes in every group', () => {
    for (const dimension of DIMENSIONS) assert.ok(reachesGroup({ kind: 'council' }, dimension, 'anything'));
  });

  it('of parts takes in their figures, and nothing else', () => {
    const reached = DIMENSIONS.flatMap((dimension) =>
      ['Duty', 'North', 'all', 'notKnown', 'duty', '']
        .filter((group) => reachesGroup(part, dimension, group))
        .map((group) => [dimension, group]),
    );
    assert.deepEqual(reached, [
      ['team', 'Duty'],
      ['locality', 'North'],
    ]);
  });
});

const KINDS = ['count', 'proportion', 'rate', 'mean'] as const satisfies MeasureDescription['kind'][];

function series(
  group: string,
  points: readonly (readonly [string, number, number])[],
  kind: MeasureDescription['kind'] = 'proportion',
): GroupSeries {
  const [first] = CATALOGUE;
  if (!first) throw new Error('the catalogue has measures');
  return {
    measure: { ...first.description, kind },
    dimension: 'team',
    group,
    points: points.map(
      ([of, numerator, denominator]): Point => ({
        ...{ month: month(of), numerator, denominator, value: denominator === 0 ? null : numerator / denominator },
        ...{ status: 'final', extractId: 'e', asAt: localDate('2022-08-05'), earlier: [] },
      }),
    ),
    versionOf: () => 1,
  };
}
