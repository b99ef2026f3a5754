import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays, localDate } from '#kernel/local-date.ts';
import { lastDayOf, month, monthAfter } from '#kernel/month.ts';
import { lagOf, maturity } from './maturity.ts';
import type { Point } from './measure.ts';

const PROPORTION = { kind: 'proportion', timing: 'flow' } as const;
const COUNT = { kind: 'count', timing: 'flow' } as const;
const FIRST = month('2021-01');

/** A month whose figures were given by extracts drawn so many days after it, oldest first. */
function pointOf(index: number, said: readonly (readonly [days: number, value: number | null])[]): Point {
  const of = monthAfter(FIRST, index);
  const figures = said.map(([days, value]) => ({
    ...{ extractId: `${of}+${days}`, asAt: addDays(lastDayOf(of), days), value },
    ...{ numerator: value ?? 0, denominator: 100 },
  }));
  const last = figures.at(-1);
  if (!last) throw new Error('a month has a figure');
  return { ...last, month: of, status: 'final', earlier: figures.slice(0, -1) };
}

/** Months with the same figures, and one more that keeps the newest extract from covering them. */
function months(count: number, said: (index: number) => readonly (readonly [number, number | null])[]): Point[] {
  return [...Array.from({ length: count }, (_, index) => pointOf(index, said(index))), pointOf(count + 12, [[5, 50]])];
}

describe('the lag of an extract', () => {
  const cases = [
    ['2022-07', '2022-07-31', 0],
    ['2022-07', '2022-08-30', 0],
    ['2022-07', '2022-08-31', 1],
    ['2022-01', '2022-02-27', 0],
    ['2022-01', '2022-02-28', 1],
    ['2022-07', '2022-12-05', 4],
  ] as const;
  for (const [of, day, lag] of cases)
    it(`drawn on ${day} is ${lag} months after ${of}`, () => {
      assert.equal(lagOf(month(of), localDate(day)), lag);
    });
});

describe('how figures mature', () => {
  it('is the distance of each extract’s figure from the last one, by lag', () => {
    const { spreads, monthsFollowed, changed } = maturity(
      PROPORTION,
      months(6, (index) => [
        [5, 50 - index],
        [36, 50],
        [67, 50],
      ]),
    );
    assert.deepEqual([monthsFollowed, changed], [6, 5]);
    assert.deepEqual(
      spreads.map(({ lag, daysFrom, daysTo, months: seen, moved, settled }) => ({
        lag,
        daysFrom,
        daysTo,
        seen,
        moved,
        settled,
      })),
      [
        {
          ...{ lag: 0, daysFrom: 5, daysTo: 5, seen: 6, settled: 1 },
          moved: { lowerQuartile: 1.25, median: 2.5, upperQuartile: 3.75, most: 5 },
        },
        {
          ...{ lag: 1, daysFrom: 36, daysTo: 36, seen: 6, settled: 6 },
          moved: { lowerQuartile: 0, median: 0, upperQuartile: 0, most: 0 },
        },
      ],
    );
    assert.deepEqual(spreads[0]?.difference, {
      ...{ lowest: -5, lowerQuartile: -3.75, median: -2.5, upperQuartile: -1.25, highest: 0 },
    });
  });

  it('leaves out months that the newest extract still covers, and what was said before the month was over', () => {
    const open = pointOf(0, [
      [-5, 10],
      [5, 50],
      [36, 60],
    ]);
    assert.equal(maturity(PROPORTION, [open]).monthsFollowed, 0);
    assert.deepEqual(
      maturity(PROPORTION, [open, pointOf(3, [[5, 50]])]).spreads.map(({ lag, months: seen }) => [lag, seen]),
      [[0, 1]],
    );
  });
});

describe('the proposed lag', () => {
  const proposal = (points: readonly Point[], measure: Parameters<typeof maturity>[0] = PROPORTION) =>
    maturity(measure, points).proposal;
  const steady = (first: number, last: number) => () =>
    [
      [5, first],
      [36, last],
      [67, last],
    ] as const;

  it('is the first from which 95% of months moved by less than what counts', () => {
    assert.deepEqual(proposal(months(6, steady(50, 50.4))), {
      kind: 'lag',
      lag: 0,
      days: 5,
      months: 6,
      movingUntil: null,
    });
    assert.deepEqual(proposal(months(6, steady(50, 50.5))), {
      kind: 'lag',
      lag: 1,
      days: 36,
      months: 6,
      movingUntil: 5,
    });
  });

  it('is for counts a share of the last figure', () => {
    assert.equal(proposal(months(6, steady(981, 1000)), COUNT).kind, 'lag');
    assert.deepEqual(proposal(months(6, steady(981, 1000)), COUNT), {
      ...{ kind: 'lag', lag: 0, days: 5, months: 6, movingUntil: null },
    });
    assert.deepEqual(proposal(months(6, steady(980, 1000)), COUNT), {
      ...{ kind: 'lag', lag: 1, days: 36, months: 6, movingUntil: 5 },
    });
  });

  it('bears one month of twenty that moved, and not one of nineteen', () => {
    const one = (count: number) => months(count, (index) => (index === 0 ? steady(40, 50)() : steady(50, 50)()));
    assert.deepEqual(proposal(one(20)), { kind: 'lag', lag: 0, days: 5, months: 20, movingUntil: null });
    assert.deepEqual(proposal(one(19)), { kind: 'lag', lag: 1, days: 36, months: 19, movingUntil: 5 });
  });

  it('is not proposed from fewer than six months', () => {
    assert.deepEqual(proposal(months(5, steady(50, 50))), { kind: 'tooFew', months: 5 });
    assert.deepEqual(proposal([]), { kind: 'tooFew', months: 0 });
  });

  it('is not proposed where figures move until the last extract', () => {
    const moving = months(8, () => [
      [5, 50],
      [36, 51],
      [67, 52],
    ]);
    assert.deepEqual(proposal(moving), { kind: 'unsettled' });
  });

  it('is none for a snapshot, which is not revised', () => {
    assert.deepEqual(proposal(months(8, steady(1, 50)), { kind: 'count', timing: 'snapshot' }), { kind: 'snapshot' });
  });

  it('is never below a lag at which too many months moved', () => {
    const figures = fc.array(fc.integer({ min: 45, max: 55 }), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(figures, { minLength: 1, maxLength: 12 }), (said) => {
        const points = months(said.length, (index) =>
          (said[index] ?? []).map((value, step) => [5 + 31 * step, value] as const),
        );
        const found = maturity(PROPORTION, points);
        const { proposal: proposed } = found;
        for (const { lag, months: seen, settled } of found.spreads) {
          assert.ok(settled <= seen);
          if (proposed.kind === 'lag' && lag >= proposed.lag && seen >= 6) assert.ok(100 * settled >= 95 * seen);
        }
      }),
      { numRuns: 60 },
    );
  });
});
