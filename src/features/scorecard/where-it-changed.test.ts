import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Point } from '#features/measures/index.ts';
import { month, monthAfter } from '#kernel/month.ts';
import { testMeasure, testPoint } from './testing/measures.ts';
import { whereItChanged } from './where-it-changed.ts';

const FROM = month('2021-08');
const TO = month('2022-07');
const PERIOD = { from: FROM, to: TO };

/** Points from August 2021 on, each as counted and out of how many. */
function points(...of: readonly (readonly [number, number | null])[]): Point[] {
  return of.map(([numerator, denominator], index) => testPoint(monthAfter(FROM, index), numerator, denominator));
}

const twelve = <T>(make: (index: number) => T): T[] => Array.from({ length: 12 }, (_, index) => make(index));

describe('where a measure changed', () => {
  const measure = testMeasure();

  it('is in the group that did worse, and the groups add up to the change', () => {
    const north = points(...twelve((index) => [index < 6 ? 80 : 40, 100] as const));
    const south = points(...twelve(() => [80, 100] as const));
    const council = points(...twelve((index) => [index < 6 ? 160 : 120, 200] as const));
    const found = whereItChanged(measure, 'team', groups({ North: north, South: south }), council, PERIOD);
    assert.deepEqual(
      found?.parts.map(({ name, within, mix, total }) => [name, round(within), round(mix), round(total)]),
      [
        ['North', -20, 0, -20],
        ['South', 0, 0, 0],
      ],
    );
    assert.equal(round(found?.change ?? 0), -20);
  });

  it('is in the mix where a group with a lower figure grew', () => {
    const north = points(...twelve((index) => (index < 6 ? ([40, 50] as const) : ([80, 100] as const))));
    const south = points(...twelve((index) => (index < 6 ? ([90, 100] as const) : ([45, 50] as const))));
    const council = points(...twelve((index) => [index < 6 ? 130 : 125, 150] as const));
    const found = whereItChanged(measure, 'team', groups({ North: north, South: south }), council, PERIOD);
    for (const part of found?.parts ?? []) assert.equal(round(part.within), 0);
    assert.ok((found?.change ?? 0) < 0);
  });

  it('compares three months at each end, and one of a snapshot', () => {
    const council = points(...twelve(() => [8, 10] as const));
    const ends = (timing: 'flow' | 'snapshot') => {
      const found = whereItChanged(testMeasure({ timing }), 'team', groups({ North: council }), council, PERIOD);
      return [found?.first, found?.last];
    };
    assert.deepEqual(ends('flow'), [
      ['2021-08', '2021-09', '2021-10'],
      ['2022-05', '2022-06', '2022-07'],
    ]);
    assert.deepEqual(ends('snapshot'), [['2021-08'], ['2022-07']]);
  });

  it('is not said of a mean, of a rate without a population, of one month, nor where an end is empty', () => {
    const council = points(...twelve(() => [8, 10] as const));
    const one = groups({ North: council });
    assert.equal(whereItChanged(testMeasure({ kind: 'mean' }), 'team', one, council, PERIOD), null);
    const without = points(...twelve(() => [8, null] as const));
    assert.equal(whereItChanged(testMeasure({ kind: 'rate' }), 'team', one, without, PERIOD), null);
    assert.equal(whereItChanged(measure, 'team', one, council, { from: TO, to: TO }), null);
    assert.equal(whereItChanged(measure, 'team', groups({}), council, PERIOD), null);
  });

  it('marks a group of fewer than ten cases at both ends, and not one of ten at either', () => {
    const council = points(...twelve(() => [20, 40] as const));
    const isSmall = (cases: number) => {
      const snapshot = testMeasure({ timing: 'snapshot' });
      const few = points(...twelve(() => [1, cases] as const));
      return whereItChanged(snapshot, 'team', groups({ Few: few }), council, PERIOD)?.parts[0]?.isSmall;
    };
    assert.equal(isSmall(9), true);
    assert.equal(isSmall(10), false);
  });
});

it('ages are called so that they can stand in a sentence', () => {
  const council = points(...twelve((index) => [index < 6 ? 8 : 5, 30] as const));
  const ages = groups({ unborn: council, '0': council, '10-15': council, '16-17': council });
  const found = whereItChanged(testMeasure(), 'ageBand', ages, council, PERIOD);
  const names = found?.parts.map(({ name }) => name).toSorted();
  assert.deepEqual(names, ['those aged 10 to 15', 'those aged 16 and 17', 'those unborn', 'those under 1']);
});

it('what the groups bring adds up to the change of the whole, whatever the figures', () => {
  const cell = fc.record({ of: fc.integer({ min: 0, max: 60 }), share: fc.float({ min: 0, max: 1, noNaN: true }) });
  const group = fc.array(cell, { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(
      fc.array(group, { minLength: 1, maxLength: 6 }),
      fc.constantFrom('proportion', 'count'),
      (drawn, kind) => {
        const series = drawn.map((cells) =>
          points(...cells.map(({ of, share }) => [Math.floor(share * of), kind === 'count' ? null : of] as const)),
        );
        const council = points(
          ...twelve((index) => {
            const at = series.map((of) => of[index]);
            const sum = (read: (point: Point) => number) => at.reduce((all, one) => all + (one ? read(one) : 0), 0);
            return [
              sum(({ numerator }) => numerator),
              kind === 'count' ? null : sum(({ denominator }) => denominator ?? 0),
            ] as const;
          }),
        );
        const named = groups(Object.fromEntries(series.map((one, index) => [`Team ${index}`, one])));
        const found = whereItChanged(testMeasure({ kind }), 'team', named, council, PERIOD);
        if (found === null) return;
        const sum = found.parts.reduce((all, { total }) => all + total, 0);
        assert.ok(Math.abs(sum - found.change) < 1e-9);
      },
    ),
  );
});

function groups(of: Record<string, Point[]>): Map<string, Point[]> {
  return new Map(Object.entries(of));
}

function round(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1e6) / 1e6 + 0;
}
