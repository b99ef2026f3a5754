import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Point } from '#features/measures/index.ts';
import { testMeasure, testPoint } from '#features/scorecard/testing/measures.ts';
import { month } from '#kernel/month.ts';
import { compared, seenOnly } from './compared.ts';
import { outsideInWords, overallInWords } from './said.ts';

const JUNE = month('2022-06');
const JULY = month('2022-07');
const PERIOD = { from: JUNE, to: JULY };

type Cells = readonly (readonly [numerator: number, denominator: number])[];

function groups(of: Record<string, Cells>): Map<string, Point[]> {
  const series = (cells: Cells) =>
    cells.map(([numerator, denominator], index) => testPoint(index === 0 ? JUNE : JULY, numerator, denominator));
  return new Map(Object.entries(of).map(([name, cells]) => [name, series(cells)]));
}

const ALIKE = {
  A: [
    [40, 50],
    [40, 50],
  ],
  B: [
    [79, 100],
    [81, 100],
  ],
  C: [
    [41, 50],
    [39, 50],
  ],
} as const;
const FAR = {
  A: [
    [40, 50],
    [40, 50],
  ],
  B: [
    [80, 100],
    [80, 100],
  ],
  C: [
    [15, 50],
    [15, 50],
  ],
} as const;

describe('groups compared', () => {
  it('put the months of a period together, and of a snapshot take the last', () => {
    const shown = (timing: 'flow' | 'snapshot') =>
      compared(testMeasure({ timing }), 'team', groups(ALIKE), PERIOD)?.groups.map(({ madeOf }) => madeOf);
    assert.deepEqual(shown('flow'), ['80 of 100', '160 of 200', '80 of 100']);
    assert.deepEqual(shown('snapshot'), ['40 of 50', '81 of 100', '39 of 50']);
  });

  it('that are alike do not differ, and none lies outside', () => {
    const found = compared(testMeasure(), 'team', groups(ALIKE), PERIOD);
    assert.ok(found);
    assert.match(
      overallInWords(found),
      /^The teams do not differ by more than chance would explain\. .+about \d+ in 100 .+chi-square test/,
    );
    assert.equal(outsideInWords(found, 'higher'), 'No team lies outside the limits for its number of cases.');
  });

  it('of which one is far off differ, and it is named with what it is made of', () => {
    const found = compared(testMeasure(), 'team', groups(FAR), PERIOD);
    assert.ok(found);
    assert.match(
      overallInWords(found),
      /^The teams differ by more than chance would explain\. .+fewer than 1 in 1,000/,
    );
    assert.match(outsideInWords(found, 'higher'), /C \(30 of 100\) is below the 99\.8% limit, worse/);
    assert.match(outsideInWords(found, 'lower'), /C \(30 of 100\) is below the 99\.8% limit, better/);
    assert.match(outsideInWords(found, 'neither'), /C \(30 of 100\) is below the 99\.8% limit[;.]/);
  });

  it('of few cases are tested exactly, and not judged under ten', () => {
    const found = compared(
      testMeasure(),
      'team',
      groups({
        A: [
          [1, 5],
          [2, 4],
        ],
        B: [
          [1, 5],
          [4, 5],
        ],
      }),
      PERIOD,
    );
    assert.ok(found);
    assert.match(overallInWords(found), /exact test/);
    assert.deepEqual(
      found.groups.map(({ isSmall }) => isSmall),
      [true, false],
    );
    assert.match(outsideInWords(found, 'higher'), / 1 with fewer than ten cases is shown and not judged\./);
  });

  it('leave those without a known group out of the test, and show them', () => {
    const found = compared(
      testMeasure(),
      'team',
      groups({
        ...ALIKE,
        notKnown: [
          [0, 50],
          [0, 50],
        ],
      }),
      PERIOD,
    );
    assert.ok(found);
    assert.match(overallInWords(found), /do not differ/);
    assert.equal(found.groups.at(-1)?.name, 'Not known');
  });

  it('of one, of nobody, or of all alike are not tested', () => {
    const said = (of: Record<string, Cells>) => {
      const found = compared(testMeasure(), 'team', groups(of), PERIOD);
      return found && overallInWords(found);
    };
    assert.match(said({ A: ALIKE.A }) ?? '', /too few teams/);
    assert.match(said({}) ?? '', /too few teams/);
    assert.match(said({ A: [[50, 50]], B: [[20, 20]] }) ?? '', /same figure/);
  });

  it('of a snapshot are all of one day: who is in no team’s figure that day is in none', () => {
    const of = groups({
      A: [
        [40, 50],
        [45, 50],
      ],
      closed: [[30, 60]],
    });
    const cases = [
      ['snapshot', ['A 45 50']],
      ['rolling12', ['A 45 50']],
      ['flow', ['A 85 100', 'closed 30 60']],
    ] as const;
    for (const [timing, expected] of cases) {
      const found = compared(testMeasure({ timing }), 'team', of, PERIOD);
      const shown = found?.groups.map(({ key, numerator, denominator }) => `${key} ${numerator} ${denominator}`);
      assert.deepEqual(shown, expected, timing);
    }
  });

  it('tell whoever sees some of them nothing of the size of the others', () => {
    const shown = (largest: number) => {
      const whole = compared(
        testMeasure(),
        'team',
        groups({ ...ALIKE, A: [[80, 100]], B: [[largest * 0.8, largest]] }),
        PERIOD,
      );
      assert.ok(whole);
      return seenOnly(whole, (key) => key === 'A');
    };
    const { groups: seen, curve, overall, centre } = shown(1000);
    assert.deepEqual(
      seen.map(({ key }) => key),
      ['A'],
    );
    assert.equal(overall, null);
    assert.equal(centre, 80);
    assert.ok(curve.length > 1 && curve.every(({ denominator }) => denominator >= 94.9 && denominator <= 105.1));
    const [first] = seen;
    const nearest = curve.toSorted((a, b) => Math.abs(a.denominator - 100) - Math.abs(b.denominator - 100))[0];
    assert.ok(first && nearest && Math.abs(nearest.upper95 - first.upper95) < 0.1);
    assert.deepEqual(
      curve.map(({ denominator }) => denominator),
      shown(50).curve.map(({ denominator }) => denominator),
    );
  });

  it('are not of counts, rates and means', () => {
    for (const kind of ['count', 'rate', 'mean'] as const)
      assert.equal(compared(testMeasure({ kind }), 'team', groups(ALIKE), PERIOD), null);
  });
});
