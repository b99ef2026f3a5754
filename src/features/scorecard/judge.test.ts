import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { localDate } from '#kernel/local-date.ts';
import { month } from '#kernel/month.ts';
import type { MeasureDescription, Point } from '../measures/index.ts';
import { judge } from './index.ts';
import { BASELINE, testMeasure, testSeries } from './testing/measures.ts';

const PERIOD = { from: month('2022-03'), to: month('2022-07'), today: localDate('2022-08-09') };
const AS01 = testMeasure();
const judged = (measure: MeasureDescription, series: Point[], rebases: string[] = []) =>
  judge(measure, 'the council', series, { ...PERIOD, rebases: rebases.map(month) });

describe('the reason is a sentence for anybody', () => {
  const counts = testMeasure({ kind: 'count', better: 'lower', target: null });
  const cases: {
    name: string;
    measure?: MeasureDescription;
    numerators: (number | null)[];
    of?: number | null;
    verdict: string;
    reason: string;
  }[] = [
    {
      name: 'a run below the average',
      numerators: [...BASELINE, 81, 79, 79, 74, 79, 78, 74, 79, 78, 77].slice(0, 22),
      verdict: 'gettingWorse',
      reason:
        'Nine months in a row below the average since November 2021, two of them under the lower limit; chance alone would seldom give that.',
    },
    {
      name: 'one month out',
      numerators: [...BASELINE, 80, 81, 79, 81, 90].map((value, index) => (index === 15 ? 79 : value)),
      verdict: 'improving',
      reason: 'July 2022, at 90.0%, is over the upper limit of 85.8%; chance alone would seldom give that.',
    },
    {
      name: 'some months out',
      numerators: [...BASELINE, 80, 81, 79, 86, 90],
      verdict: 'improving',
      reason:
        'Two months in a row above the average since June 2022, all of them over the upper limit; chance alone would seldom give that.',
    },
    {
      name: 'a steady fall',
      numerators: [...BASELINE, 85, 84, 83, 82, 81, 79, 78],
      verdict: 'gettingWorse',
      reason: 'A steady fall over seven months since January 2022; chance alone would seldom give that.',
    },
    {
      name: 'two of three near a limit',
      numerators: [...BASELINE, 79, 79, 79, 84, 81, 84],
      verdict: 'improving',
      reason:
        'At least two of the last three months are close to the upper limit, and all three above the average; chance alone would seldom give that.',
    },
    {
      name: 'a spike that is over',
      numerators: [...BASELINE, 80, 81, 70, 80, 81],
      verdict: 'noChange',
      reason: 'May 2022 was under the lower limit, but it did not last: July 2022 shows nothing unusual.',
    },
    {
      name: 'the usual range',
      numerators: [...BASELINE, 80, 81, 79, 80, 81],
      verdict: 'noChange',
      reason: 'From March to July 2022 every month is in its usual range (74.2% to 85.8%), with no run or trend.',
    },
    {
      name: 'ends that differ',
      numerators: [60, 62, 70, 78, 80],
      verdict: 'improving',
      reason:
        '61.0% in March and April 2022 and 79.0% in June and July 2022: up by 18.0 percentage points (95% interval 9.0 to 26.6), more than chance explains.',
    },
    {
      name: 'ends that do not differ',
      numerators: [80, 80, 70, 78, 80],
      verdict: 'noChange',
      reason:
        '80.0% in March and April 2022 and 79.0% in June and July 2022: down by 1.0 percentage point (95% interval −8.9 to 6.9), no more than chance may give.',
    },
    {
      name: 'counts that differ',
      measure: counts,
      numerators: [60, 62, 61, 30, 29],
      of: null,
      verdict: 'improving',
      reason:
        '61 a month in March and April 2022 and 29.5 a month in June and July 2022: down by 31.5 a month (95% interval −43.7 to −18.2), more than chance explains.',
    },
    {
      name: 'one final month',
      numerators: [80],
      verdict: 'undetermined',
      reason: 'Fewer than two months of the period have a final figure to compare.',
    },
    { name: 'no points', numerators: [], verdict: 'undetermined', reason: 'There are no figures yet.' },
    {
      name: 'few cases',
      numerators: [2, 2, 1, 1, 2],
      of: 4,
      verdict: 'undetermined',
      reason: 'One end of the period has only eight cases; fewer than 10 are not compared.',
    },
    {
      name: 'few events',
      measure: counts,
      numerators: [1, 1, 0, 1, 0],
      of: null,
      verdict: 'undetermined',
      reason: 'Both ends of the period together count only three: too few for any answer.',
    },
  ];
  for (const { name, measure = AS01, numerators, of = 100, verdict, reason } of cases) {
    test(name, () => {
      const result = judged(measure, testSeries(measure, numerators, { of }));
      assert.deepEqual([result.verdict, result.reason], [verdict, reason]);
    });
  }

  test('a rolling year shares its cases with the months beside it', () => {
    const rolling = testMeasure({ timing: 'rolling12' });
    assert.equal(
      judged(rolling, testSeries(rolling, [...BASELINE, ...BASELINE])).reason,
      'Each figure covers twelve months, so March 2022 and July 2022 share most of their cases.',
    );
  });

  test('a rebase within the period is named', () => {
    const series = testSeries(AS01, [80, 80, 80, 80, 80]);
    assert.match(judged(AS01, series, ['2022-05']).reason, /^The measure was rebased in May 2022,/);
    assert.equal(judged(AS01, series, ['2022-03']).verdict, 'noChange');
  });
});

describe('a measure without a better direction', () => {
  const context = testMeasure({ better: 'neither', target: null });
  const cases: [string, number[], string][] = [
    ['rose', [80, 81, 79, 86, 90], 'No direction is better for this measure. It rose significantly. Two months'],
    ['fell', [80, 81, 79, 81, 70], 'No direction is better for this measure. It fell significantly. July 2022'],
    [
      'stood still',
      [80, 81, 79, 80, 81],
      'No direction is better for this measure. It did not change significantly. From',
    ],
  ];
  for (const [name, after, start] of cases) {
    test(`gets no verdict but is told that it ${name}`, () => {
      const { verdict, reason, assurance, outlook } = judged(context, testSeries(context, [...BASELINE, ...after]));
      assert.deepEqual([verdict, assurance, outlook], ['undetermined', null, null]);
      assert.ok(reason.startsWith(start), reason);
    });
  }
});

describe('what stands beside the verdict', () => {
  const series = testSeries(AS01, [...BASELINE, 80, 81, 79, 81, 90]);

  test('the latest month, its interval, the icons and the outlook six months on', () => {
    const result = judged(AS01, series);
    assert.deepEqual([result.latest?.month, result.latest?.value, result.latest?.signal], ['2022-07', 90, 'good']);
    assert.deepEqual([result.variation, result.assurance, result.method], ['improvement', 'miss', 'signal']);
    assert.deepEqual(
      [result.latestInterval?.lower.toFixed(1), result.latestInterval?.upper.toFixed(1)],
      ['82.6', '94.5'],
    );
    assert.equal(result.outlook?.month, '2023-01');
    assert.ok(result.outlook && result.outlook.chance > 0.1 && result.outlook.chance < 0.5);
    assert.deepEqual([result.from, result.to], ['2022-03', '2022-07']);
  });

  test('a provisional month is shown with limits but is not judged, and is never a signal', () => {
    const result = judged(AS01, testSeries(AS01, [...BASELINE, 80, 81, 79, 81, 40], { provisional: 1 }));
    assert.deepEqual([result.verdict, result.to, result.latest?.signal], ['noChange', '2022-06', null]);
    assert.ok(result.latest?.lower && result.latest.lower > 70);
    assert.deepEqual(result.caveats, [
      'July 2022 is provisional until the first extract as at 10 August 2022 or later; June 2022 is the last month judged.',
    ]);
  });

  test('a month left out of the series is a gap, not a zero', () => {
    const result = judged(AS01, testSeries(AS01, [...BASELINE, 80, null, 79, 80, 81]));
    assert.deepEqual([result.verdict, result.series.length], ['noChange', 16]);
  });

  test('without limits there are no icons', () => {
    const result = judged(AS01, testSeries(AS01, Array(20).fill(80)));
    assert.deepEqual([result.variation, result.assurance, result.outlook], [null, null, null]);
  });

  test('rates of events are those of a year, and so is their difference', () => {
    const rate = testMeasure({ kind: 'rate', better: 'lower', target: null });
    const result = judged(rate, testSeries(rate, [50, 50, 50, 100, 100], { of: 100_000 }));
    assert.deepEqual([result.latest?.value, result.difference?.change], [120, 60]);
    assert.equal(result.latestInterval?.lower.toFixed(1), '97.6');
    assert.match(
      result.reason,
      /^60\.0 per 10,000 in March and April 2022 and 120\.0 per 10,000 in June and July 2022: up/,
    );
  });

  test('an earlier period is judged as it could be then', () => {
    const earlier = judge(AS01, 'the council', series, { ...PERIOD, to: month('2022-06') });
    assert.deepEqual([earlier.verdict, earlier.latest?.month, earlier.series.length], ['noChange', '2022-06', 17]);
  });
});

describe('caveats', () => {
  const cases: {
    name: string;
    timing?: MeasureDescription['timing'];
    numerators: number[];
    of?: number;
    caveat: RegExp;
  }[] = [
    {
      name: 'few months',
      numerators: [60, 62, 70, 78, 80],
      caveat: /^Only five months are final so far; limits need twelve/,
    },
    { name: 'a flat series', numerators: Array(20).fill(80), caveat: /^Too few of the first twelve months differ/ },
    {
      name: 'an older change',
      numerators: [...BASELINE, ...Array(12).fill(85)],
      caveat: /^The change began well before the period, in August 2021/,
    },
    {
      name: 'a stock',
      timing: 'snapshot',
      numerators: [...BASELINE, ...BASELINE],
      caveat: /^Many children are counted in successive months/,
    },
    { name: 'a small last month', numerators: Array(14).fill(3), of: 6, caveat: /^July 2022 rests on 3 of 6: too few/ },
  ];
  for (const { name, timing = 'flow', numerators, of = 100, caveat } of cases) {
    test(name, () => {
      const measure = testMeasure({ timing });
      const { caveats } = judged(measure, testSeries(measure, numerators, { of }));
      assert.ok(
        caveats.some((each) => caveat.test(each)),
        caveats.join(' | '),
      );
    });
  }

  test('a change of the months before the period is not old', () => {
    const { caveats } = judged(AS01, testSeries(AS01, [...BASELINE, ...Array(10).fill(85)]));
    assert.deepEqual(caveats, []);
  });

  test('a snapshot becomes final on its day', () => {
    const snapshot = testMeasure({ timing: 'snapshot' });
    const { caveats } = judged(snapshot, testSeries(snapshot, [80, 80, 80, 80, 80], { provisional: 1 }));
    assert.equal(caveats[0], 'July 2022 is provisional until 10 August 2022; June 2022 is the last month judged.');
  });

  test('nothing is said where there is nothing to say', () => {
    assert.deepEqual(judged(AS01, testSeries(AS01, [...BASELINE, 80, 81, 79, 80, 81])).caveats, []);
  });

  test('how far a month of the past year moved', () => {
    const moved = testSeries(AS01, [...BASELINE, 80, 81, 79, 80, 81]).map((point, index) => ({
      ...point,
      earlier: index === 14 ? [{ ...point, value: 80.3 }] : [],
    }));
    assert.deepEqual(judged(AS01, moved).caveats, [
      'In the past year a month moved by up to 1.3 percentage points between its first extract and its newest.',
    ]);
  });

  test('a month stays provisional after its day until a later extract is accepted', () => {
    const late = { ...PERIOD, today: localDate('2022-08-10') };
    const series = testSeries(AS01, [80, 80, 80, 80, 80], { provisional: 1 });
    assert.match(
      judge(AS01, 'the council', series, late).caveats[0] ?? '',
      /still provisional: no extract as at 10 August 2022 or later has been accepted/,
    );
  });
});
