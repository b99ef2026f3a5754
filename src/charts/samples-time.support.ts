import { month, monthAfter } from '#kernel/month.ts';
import {
  type Chart,
  historyLine,
  maturityChart,
  meter,
  outlookChart,
  type SurvivalCurve,
  survivalCurve,
} from './index.ts';

/** A made-up curve that falls at an even rate and leaves some open. */
function curveOf(name: string, cases: number, rate: number, censoredAt: readonly number[]): SurvivalCurve {
  const steps = Array.from({ length: 45 }, (_, index) => {
    const open = Math.round(1000 * Math.exp(-rate * (index + 1))) / 1000;
    const error = 1.96 * Math.sqrt((open * (1 - open)) / cases);
    return { at: index * 2 + 2, open, limits: { lower: open - error, upper: Math.min(1, open + error) } };
  });
  const median = steps.find(({ open }) => open <= 0.5)?.at ?? null;
  const atRisk = [0, 20, 45, 60, 90].map((time) => ({
    at: time,
    count: Math.round(cases * Math.exp((-rate * time) / 2)) - (time > 60 ? 3 : 0),
  }));
  return { name, cases, steps, censoredAt, median, atRisk };
}

/** Pictures of how long things take and how figures and scores move. */
export const TIME_SAMPLES: Record<string, () => Chart> = {
  'survival-open': () =>
    survivalCurve({
      id: 'survival-open',
      title: 'From referral to the end of the assessment',
      timeUnit: 'workingDays',
      timeName: 'Working days since the referral',
      shows: 'open',
      openName: 'still open',
      curves: [curveOf('Started April to June 2022', 312, 0.05, [12, 18, 31, 33, 34, 52, 60, 71, 88])],
      limit: { at: 45, label: '45 working days' },
      naiveMean: { at: 21, label: 'Mean of closed ones only: 21 working days' },
    }),
  'survival-two': () =>
    survivalCurve({
      id: 'survival-two',
      title: 'Length of child protection plans',
      timeUnit: 'days',
      timeName: 'Days since the plan began',
      shows: 'finished',
      finishedName: 'ended',
      curves: [
        curveOf('Plans begun in 2020-21', 184, 0.06, [30, 44]),
        curveOf('Plans begun in 2021-22', 201, 0.03, [20, 21, 22, 40, 61, 62, 63, 80, 81, 90]),
      ],
      naiveMean: { at: 24, label: 'Mean of ended plans: 24 days' },
    }),
  'survival-none': () =>
    survivalCurve({
      id: 'survival-none',
      title: 'Length of plans',
      timeUnit: 'months',
      timeName: 'Months since the plan began',
      shows: 'open',
      curves: [{ name: 'All', cases: 0, steps: [], censoredAt: [], median: null, atRisk: [] }],
    }),
  outlook: () =>
    outlookChart({
      id: 'outlook',
      title: 'Will the target be met?',
      chanceName: 'Chance that the month meets the target of 90% or more',
      months: [0.004, 0.12, 0.31, 0.48, 0.66, 0.67].map((chance, index) => ({
        month: monthAfter(month('2022-08'), index),
        chance,
      })),
    }),
  'outlook-none': () =>
    outlookChart({
      id: 'outlook-none',
      title: 'Will the target be met?',
      chanceName: 'Chance that the month meets the target',
      months: [{ month: month('2022-08'), chance: null }],
    }),
  maturity: () =>
    maturityChart({
      id: 'maturity',
      title: 'How assessments within 45 working days mature',
      differenceName: 'percentage points',
      lagName: 'Months after the first extract',
      tolerance: 1,
      proposed: { lag: 2, label: 'Proposed: final after 2 months' },
      lags: [0, 1, 2, 3, 4, 5, 6].map((lag) => ({
        lag,
        months: 22 - lag,
        spread:
          lag === 6
            ? null
            : {
                lowest: -7 / (lag + 1),
                lowerQuartile: -4 / (lag * lag + 1),
                median: -2.5 / (lag * lag + 1),
                upperQuartile: -0.6 / (lag + 1),
                highest: 1.2 / (lag + 1),
              },
      })),
    }),
  'maturity-none': () =>
    maturityChart({
      id: 'maturity-none',
      title: 'How a figure matures',
      differenceName: 'children',
      lagName: 'Extracts after the first',
      lags: [],
    }),
  'meter-met': () =>
    meter({ id: 'meter-met', title: 'Ethnicity', percent: 98.2, target: 95, madeOf: '405 of 412 children' }),
  'meter-short': () => meter({ id: 'meter-short', title: 'Health check', percent: 61, target: 95, words: 'complete' }),
  'meter-near': () => meter({ id: 'meter-near', title: 'Disability', percent: 88, target: 95 }),
  'meter-unknown': () => meter({ id: 'meter-unknown', title: 'School', percent: null }),
  'history-line': () =>
    historyLine({
      id: 'history',
      title: 'Data quality of children in care',
      target: 95,
      points: [70, 74, null, 81, 88, 93].map((score, index) => ({ label: monthAfter(month('2022-02'), index), score })),
    }),
};
