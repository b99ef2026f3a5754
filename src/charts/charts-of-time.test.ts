import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { month, monthAfter } from '#kernel/month.ts';
import {
  chanceInPercent,
  chanceInWords,
  historyLine,
  maturityChart,
  meter,
  meterStanding,
  outlookChart,
  type SurvivalCurve,
  survivalCurve,
  type TimeUnit,
} from './index.ts';
import { signed } from './maturity-chart-options.ts';
import { wordsOf } from './reading.support.ts';
import { SAMPLES } from './samples.support.ts';
import { asWords, soundChart } from './sound.support.ts';
import { openAt } from './survival-curve-options.ts';

const words = fc.string({ minLength: 1, maxLength: 60 }).map(asWords);
const RUNS = { numRuns: 100 };
const time = fc.nat({ max: 2000 });

const curve = fc
  .record({
    name: words,
    cases: fc.nat({ max: 5000 }),
    stepTimes: fc.uniqueArray(time, { maxLength: 25 }),
    censoredAt: fc.array(time, { maxLength: 25 }),
    median: fc.option(time, { nil: null }),
    atRisk: fc.array(fc.record({ at: time, count: fc.oneof(fc.nat({ max: 9999 }), fc.constant('fewer than 5')) }), {
      maxLength: 6,
    }),
  })
  .map(
    ({ stepTimes, ...others }): SurvivalCurve => ({
      ...others,
      steps: stepTimes
        .toSorted((a, b) => a - b)
        .map((at, index) => {
          const open = 1 - (index + 1) / stepTimes.length;
          return { at, open, limits: at % 7 === 0 ? null : { lower: open * 0.8, upper: Math.min(1, open * 1.2) } };
        }),
    }),
  );

const labelled = fc.option(fc.record({ at: time, label: words }), { nil: null });
const survival = fc
  .record({
    id: fc.constant('chart'),
    title: words,
    timeUnit: fc.constantFrom<TimeUnit>('days', 'workingDays', 'weeks', 'months', 'years'),
    timeName: words,
    shows: fc.constantFrom('open' as const, 'finished' as const),
    curves: fc.array(curve, { maxLength: 2 }),
    limit: labelled,
    naiveMean: labelled,
  })
  .map(survivalCurve);

test('whatever the durations, the curves write no label over another and stay inside their frame', () => {
  fc.assert(fc.property(survival, soundChart), RUNS);
});

test('limits of a share are drawn beside one curve alone, and stand in the table', () => {
  const step = { at: 10, open: 0.6, limits: { lower: 0.5, upper: 0.71 } };
  const one = { name: 'All', cases: 9, steps: [step], censoredAt: [20], median: null, atRisk: [{ at: 10, count: 9 }] };
  const draw = (curves: SurvivalCurve[], shows: 'open' | 'finished') =>
    survivalCurve({ id: 'x', title: 'x', timeUnit: 'days', timeName: 'Days', shows, curves });
  const words = (svg: string) => wordsOf(svg).map((each) => each.words);
  assert.ok(words(draw([one], 'open').svg).includes('95% limits of the share'));
  assert.ok(!words(draw([one, one], 'open').svg).includes('95% limits of the share'));
  assert.deepEqual(draw([one], 'open').table.rows[0], ['After 10 days', '60%', '50% to 71%', '9']);
  assert.deepEqual(draw([one], 'finished').table.rows[0], ['After 10 days', '40%', '29% to 50%', '9']);
});

test('the share still open holds from its step until the next', () => {
  const steps = [
    { at: 10, open: 0.8 },
    { at: 20, open: 0.5 },
  ];
  const cases: [number, number][] = [
    [0, 1],
    [9, 1],
    [10, 0.8],
    [19, 0.8],
    [20, 0.5],
    [500, 0.5],
  ];
  for (const [at, open] of cases) assert.equal(openAt(steps, at), open, String(at));
});

test('a curve of durations names its median, the limit and the mean that leaves out the open ones', () => {
  const chart = SAMPLES['survival-open']?.();
  for (const svg of [chart?.svg ?? '', chart?.narrowSvg ?? '']) {
    const written = wordsOf(svg)
      .map((each) => each.words)
      .join(' ');
    for (const label of ['45 working days', 'Half by 28 working days', 'Mean of closed ones only: 21 working days']) {
      assert.ok(written.includes(label), label);
    }
  }
  assert.match(chart?.summary ?? '', /half by 28 working days; 33\.3% still open at 45 working days/);
  assert.throws(
    () =>
      survivalCurve({
        id: 'x',
        title: 'x',
        timeUnit: 'days',
        timeName: 'x',
        shows: 'open',
        curves: Array.from({ length: 3 }, () => ({
          name: 'x',
          cases: 1,
          steps: [],
          censoredAt: [],
          median: null,
          atRisk: [],
        })),
      }),
    /two curves/,
  );
});

const chance = fc.option(fc.oneof(fc.constant(0), fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })), {
  nil: null,
});
const outlook = fc
  .record({ title: words, chanceName: words, chances: fc.array(chance, { maxLength: 24 }) })
  .map(({ chances, ...others }) =>
    outlookChart({
      id: 'chart',
      ...others,
      months: chances.map((each, at) => ({ month: monthAfter(month('2022-08'), at), chance: each })),
    }),
  );

test('whatever the chances, the outlook writes no label over another and stays inside its frame', () => {
  fc.assert(fc.property(outlook, soundChart), RUNS);
});

test('a chance is unlikely under a third and likely from two thirds, and nothing ahead is certain', () => {
  const cases: [number, string, string][] = [
    [0, 'unlikely', 'under 1%'],
    [0.333, 'unlikely', '33%'],
    [1 / 3, 'about even', '33%'],
    [0.66, 'about even', '66%'],
    [2 / 3, 'likely', '67%'],
    [1, 'likely', 'over 99%'],
  ];
  for (const [value, inWords, inPercent] of cases) {
    assert.equal(chanceInWords(value), inWords);
    assert.equal(chanceInPercent(value), inPercent);
  }
});

const difference = fc.double({ min: -60, max: 60, noNaN: true });
const maturity = fc
  .record({
    id: fc.constant('chart'),
    title: words,
    differenceName: words,
    lagName: words,
    tolerance: fc.option(fc.double({ min: 0, max: 5, noNaN: true }), { nil: null }),
    proposed: fc.option(fc.record({ lag: fc.nat({ max: 15 }), label: words }), { nil: null }),
    lags: fc
      .array(
        fc.record({
          months: fc.nat({ max: 60 }),
          five: fc.option(fc.array(difference, { minLength: 5, maxLength: 5 }), { nil: null }),
        }),
        { maxLength: 13 },
      )
      .map((lags) =>
        lags.map(({ months, five }, lag) => {
          const [lowest = 0, lowerQuartile = 0, median = 0, upperQuartile = 0, highest = 0] =
            five?.toSorted((a, b) => a - b) ?? [];
          return { lag, months, spread: five && { lowest, lowerQuartile, median, upperQuartile, highest } };
        }),
      ),
  })
  .map(maturityChart);

test('whatever the differences, their picture writes no label over another and stays inside its frame', () => {
  fc.assert(fc.property(maturity, soundChart), RUNS);
});

test('a difference is written with its sign, and none as 0', () => {
  assert.deepEqual([2.14, -1.3, 0, -0.04].map(signed), ['+2.1', '−1.3', '0', '0']);
});

test('a meter stands at its target, near it or short of it, and is not judged without one', () => {
  const cases: [number | null, number | null, ReturnType<typeof meterStanding>][] = [
    [95, 95, 'met'],
    [94.9, 95, 'near'],
    [85, 95, 'near'],
    [84.9, 95, 'short'],
    [50, null, 'unjudged'],
    [null, 95, 'unknown'],
  ];
  for (const [percent, target, standing] of cases) assert.equal(meterStanding({ percent, target }), standing);
  assert.equal(SAMPLES['meter-met']?.().summary, '98.2% (405 of 412 children); meets the target of 95%.');
  assert.equal(SAMPLES['meter-short']?.().summary, '61% complete; short of the target of 95%.');
});

const percent = fc.option(fc.double({ min: 0, max: 100, noNaN: true }), { nil: null });

test('whatever the score, meter and history keep inside their frames', () => {
  const meters = fc.record({ title: words, percent, target: percent, words: fc.option(words, { nil: undefined }) });
  fc.assert(
    fc.property(meters, (options) => soundChart(meter({ id: 'chart', ...options }))),
    RUNS,
  );
  const scores = fc.array(fc.record({ label: words, score: percent }), { maxLength: 40 });
  fc.assert(
    fc.property(scores, percent, (points, target) => {
      soundChart(historyLine({ id: 'chart', title: 'Score', points, target }));
    }),
    RUNS,
  );
});

test('a history line runs on the same scale whatever its scores', () => {
  const heightOf = (score: number) => {
    const { svg } = historyLine({ id: 'x', title: 'x', points: [{ label: 'July', score }] });
    return Number(/<circle cx="90" cy="([\d.]+)"/.exec(svg)?.[1]);
  };
  assert.equal(heightOf(0) - heightOf(50), heightOf(50) - heightOf(100));
  assert.ok(heightOf(0) > heightOf(100));
});
