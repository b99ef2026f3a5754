import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { judgeTogether, type SeriesPoint, type TrajectorySeries, trajectory } from './index.ts';

/** Twelve months that vary around 80 (limits 74.2 to 85.8), then what is given. */
const BASELINE = [80, 82, 79, 81, 78, 80, 82, 79, 81, 78, 80, 80];

function proportions(percentages: readonly (number | null)[], of = 100): TrajectorySeries {
  return {
    kind: 'proportion',
    nature: 'events',
    better: 'higher',
    points: percentages.map((value) => ({
      value,
      numerator: value === null ? 0 : Math.round((value * of) / 100),
      denominator: value === null ? 0 : of,
      isFinal: true,
    })),
    rebasedAt: [],
  };
}

function counts(events: readonly number[]): TrajectorySeries {
  const points: SeriesPoint[] = events.map((numerator) => ({
    value: numerator,
    numerator,
    denominator: null,
    isFinal: true,
  }));
  return { kind: 'count', nature: 'events', better: 'lower', points, rebasedAt: [] };
}

const lastFive = ({ points }: TrajectorySeries) => ({ from: points.length - 5, to: points.length - 1 });
const judged = (series: TrajectorySeries) => trajectory(series, lastFive(series));

describe('a special cause that holds at the end of the period decides', () => {
  const cases: {
    name: string;
    after: number[];
    verdict: string;
    rule: string | null;
    months?: number;
    outside?: number;
  }[] = [
    { name: 'months like the baseline', after: [81, 79, 80, 82, 79], verdict: 'noChange', rule: null },
    {
      name: 'the last month under the lower limit',
      after: [80, 81, 79, 80, 70],
      verdict: 'gettingWorse',
      rule: 'outsideLimits',
      months: 1,
      outside: 1,
    },
    {
      name: 'the last month over the upper limit',
      after: [80, 81, 79, 81, 90],
      verdict: 'improving',
      rule: 'outsideLimits',
      months: 2,
      outside: 1,
    },
    { name: 'six months above the average', after: [79, 81, 82, 81, 82, 81, 82], verdict: 'noChange', rule: null },
    {
      name: 'seven months above the average',
      after: [79, 81, 82, 81, 82, 81, 82, 81],
      verdict: 'improving',
      rule: 'shift',
      months: 7,
      outside: 0,
    },
    {
      name: 'seven months of fall',
      after: [81, 80.8, 80.6, 80.4, 79.9, 79.5, 79.2],
      verdict: 'gettingWorse',
      rule: 'trend',
      months: 7,
      outside: 0,
    },
    {
      name: 'two of three near the upper limit',
      after: [79, 79, 79, 84.6, 81, 84.7],
      verdict: 'improving',
      rule: 'twoOfThree',
      months: 3,
      outside: 0,
    },
  ];
  for (const each of cases) {
    test(`${each.name}: ${each.verdict}`, () => {
      const result = judged(proportions([...BASELINE, ...each.after]));
      assert.equal(result.verdict, each.verdict);
      assert.equal(result.method, 'signal');
      if (each.rule === null) return assert.equal(result.reason.code, 'commonCause');
      assert.ok(result.reason.code === 'specialCause');
      const { rule, months, monthsOutside } = result.reason;
      assert.deepEqual([rule, months, monthsOutside], [each.rule, each.months, each.outside]);
    });
  }

  test('the same figures get the other verdict where lower is better, and none where neither is', () => {
    const series = proportions([...BASELINE, 80, 81, 79, 80, 70]);
    assert.equal(judged({ ...series, better: 'lower' }).verdict, 'improving');
    const context = judged({ ...series, better: 'neither' });
    assert.deepEqual([context.verdict, context.change], ['undetermined', 'down']);
  });

  test('a special cause that is over by the last month is told, but is no trajectory', () => {
    const result = judged(proportions([...BASELINE, 80, 81, 70, 80, 81]));
    assert.equal(result.verdict, 'noChange');
    assert.deepEqual(result.reason, { code: 'signalOver', rule: 'outsideLimits', direction: 'low', at: 14 });
  });

  test('of a bad and a good special cause in one period the one that holds at the end decides', () => {
    const result = judged(proportions([...BASELINE, 80, 70, 79, 90, 91]));
    assert.equal(result.verdict, 'improving');
  });

  test('a month that is not final takes part in nothing and the month before ends the period', () => {
    const series = proportions([...BASELINE, 80, 81, 79, 80, 40]);
    const points = series.points.map((point, index) => ({ ...point, isFinal: index < 16 }));
    const result = trajectory({ ...series, points }, lastFive(series));
    assert.deepEqual([result.verdict, result.period], ['noChange', { from: 12, to: 15 }]);
  });

  test('months after the period do not change what was judged at its end', () => {
    const past = trajectory(proportions([...BASELINE, 80, 81, 79, 80, 81, 82, 70, 60]), { from: 12, to: 16 });
    assert.deepEqual(past, trajectory(proportions([...BASELINE, 80, 81, 79, 80, 81]), { from: 12, to: 16 }));
  });

  test('after a rebase the limits come from the months since', () => {
    const lower = BASELINE.map((value) => value - 30);
    const series = { ...proportions([...BASELINE, ...lower, 50, 51, 49, 50, 52]), rebasedAt: [12] };
    assert.equal(judged(series).verdict, 'noChange');
    assert.equal(judged({ ...series, rebasedAt: [] }).verdict, 'gettingWorse');
  });

  test('a run does not begin before the rebase, and each segment that is long enough has its own limits', () => {
    const higher = BASELINE.map((value) => value + 10);
    const series = { ...proportions([...BASELINE, 81, ...higher, 92, 91, 92, 91, 92, 91, 92]), rebasedAt: [13] };
    const { reason, chart } = judged(series);
    assert.ok(reason.code === 'specialCause');
    assert.deepEqual([reason.rule, reason.since], ['shift', 25]);
    assert.deepEqual([chart?.[0]?.centre, chart?.[13]?.centre, chart?.[13]?.segment], [80, 90, 1]);
  });
});

describe('a series that allows no limits is judged by its ends', () => {
  const short = [80, 82, 79, 81, 80, 78];
  const cases: { name: string; series: TrajectorySeries; refusal: string; verdict: string }[] = [
    { name: 'eleven months', series: proportions(BASELINE.slice(0, 11)), refusal: 'tooFewMonths', verdict: 'noChange' },
    {
      name: 'a flat series, whose limits collapse',
      series: proportions(Array(20).fill(80)),
      refusal: 'limitsCollapsed',
      verdict: 'noChange',
    },
    {
      name: 'one jump between two flat levels',
      series: proportions([...Array(15).fill(80), ...Array(3).fill(60)]),
      refusal: 'limitsCollapsed',
      verdict: 'gettingWorse',
    },
    {
      name: 'a rare event',
      series: counts([1, 0, 2, 1, 4, 1, 0, 2, 3, 1, 2, 1, 2, 1, 2, 1, 2]),
      refusal: 'rare',
      verdict: 'noChange',
    },
    {
      name: 'a stock of children',
      series: { ...counts(BASELINE.concat(BASELINE)), nature: 'stock' },
      refusal: 'stock',
      verdict: 'noChange',
    },
    {
      name: 'a short series that halves',
      series: counts([60, 62, 61, 30, 29, 28]),
      refusal: 'tooFewMonths',
      verdict: 'improving',
    },
    {
      name: 'a short series that falls by chance',
      series: proportions(short),
      refusal: 'tooFewMonths',
      verdict: 'noChange',
    },
  ];
  for (const { name, series, refusal, verdict } of cases) {
    test(name, () => {
      const result = judged(series);
      assert.deepEqual([result.refusal?.code, result.method, result.verdict], [refusal, 'difference', verdict]);
    });
  }

  test('a percentage of a stock whose months resemble each other is judged by its ends, one of events by its signal', () => {
    const slow = proportions([...[...BASELINE].sort(), 80, 81, 82, 82, 83]);
    assert.equal(judged({ ...slow, nature: 'stock' }).refusal?.code, 'dependent');
    assert.equal(judged(slow).method, 'signal');
    assert.equal(judged({ ...proportions([...BASELINE, 80, 81]), nature: 'stock' }).method, 'signal');
  });

  test('a last month of fewer than ten cases carries no signal', () => {
    const series = proportions([...BASELINE, 80, 81, 79, 80, 40]);
    const lastOf = (denominator: number) => ({
      ...series,
      points: series.points.map((point, index) => (index === 16 ? { ...point, numerator: 4, denominator } : point)),
    });
    assert.deepEqual(judged(lastOf(9)).refusal, { code: 'smallLatest', denominator: 9 });
    assert.equal(judged(lastOf(10)).method, 'signal');
  });

  test('twelve months are enough for limits', () => assert.equal(judged(proportions(BASELINE)).method, 'signal'));

  test('the ends of five months are their first two and last two together', () => {
    const { ends } = judged(counts([10, 11, 12, 13, 14]));
    assert.deepEqual([ends?.first.numerator, ends?.last.numerator, ends?.first.denominator], [21, 27, 2]);
  });

  test('a child of a stock is not counted twice: one month at each end', () => {
    const { ends } = judged({ ...proportions(short), nature: 'stock' });
    assert.deepEqual([ends?.first.denominator, ends?.last.denominator], [100, 100]);
  });
});

describe('nothing is determined where nothing can be', () => {
  const cases: { name: string; series: TrajectorySeries; code: string }[] = [
    { name: 'no points', series: proportions([]), code: 'noFinalMonths' },
    { name: 'no cases at all', series: proportions([null, null, null, null, null]), code: 'noFinalMonths' },
    { name: 'one month', series: proportions([null, null, null, null, 80]), code: 'noFinalMonths' },
    {
      name: 'nine cases at an end',
      series: { ...proportions([80, 80, 80, 80, 80], 9), nature: 'stock' },
      code: 'smallDenominators',
    },
    { name: 'five events in all', series: counts([1, 1, 0, 1, 2]), code: 'tooFewEvents' },
    {
      name: 'rolling years that overlap',
      series: { ...proportions([...BASELINE, ...BASELINE]), nature: 'rolling12' },
      code: 'overlappingWindows',
    },
    {
      name: 'a cumulative series',
      series: { ...proportions([...BASELINE, ...BASELINE]), nature: 'cumulative' },
      code: 'cumulative',
    },
    {
      name: 'a rebase within the period',
      series: { ...proportions([...BASELINE, ...BASELINE]), rebasedAt: [21] },
      code: 'rebasedInPeriod',
    },
  ];
  for (const { name, series, code } of cases) {
    test(name, () => {
      const result = judged(series);
      assert.deepEqual([result.verdict, result.method, result.reason.code], ['undetermined', 'none', code]);
    });
  }

  test('ten cases at each end and six events in all can be compared', () => {
    assert.equal(judged({ ...proportions([80, 80, 80, 80, 80], 10), nature: 'stock' }).method, 'difference');
    assert.equal(judged(counts([1, 2, 0, 1, 2])).method, 'difference');
  });

  test('rolling years a year apart share no month and can be compared', () => {
    const series: TrajectorySeries = { ...proportions([90, ...Array(11).fill(80), 70]), nature: 'rolling12' };
    assert.equal(trajectory(series, { from: 0, to: 12 }).verdict, 'gettingWorse');
    assert.equal(trajectory(series, { from: 1, to: 12 }).verdict, 'undetermined');
  });
});

describe('a whole set is read together', () => {
  const same = proportions([80, 80, 80, 80, 80], 200);
  const borderline = proportions([80, 80, 80, 74, 73], 200);

  test('one significant difference among twenty that are not is taken for chance', () => {
    const alone = judged(borderline);
    assert.equal(alone.verdict, 'gettingWorse');
    assert.deepEqual(judgeTogether([alone]).together, [alone]);
    const { together, chances } = judgeTogether([alone, ...Array(19).fill(judged(same))]);
    assert.deepEqual([together[0]?.verdict, together[0]?.reason.code], ['noChange', 'chanceInSet']);
    assert.deepEqual(chances, Array(20).fill(0));
  });

  test('signals add the share of false ones for their length, differences five in a hundred, the others nothing', () => {
    const signal = judged(proportions([...BASELINE, ...BASELINE]));
    const { chances } = judgeTogether([signal, judged(borderline), judged(counts([0, 0]))]);
    assert.deepEqual(chances, [0.061, 0.05, 0]);
  });
});
