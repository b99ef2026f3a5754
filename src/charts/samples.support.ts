import { localDate } from '#kernel/local-date.ts';
import { month, monthAfter } from '#kernel/month.ts';
import { IMPACT_SAMPLES } from './delivery-impact.support.ts';
import {
  type Chart,
  type ControlMonth,
  controlChart,
  groupComparison,
  issueBars,
  movementChart,
  sparkline,
  verdictBar,
} from './index.ts';
import { FLOW_SAMPLES } from './samples-flow.support.ts';
import { RISK_SAMPLES } from './samples-risks.support.ts';
import { TEAM_SAMPLES } from './samples-teams.support.ts';
import { TIME_SAMPLES } from './samples-time.support.ts';

const VALUES = [
  88, 81, 79.5, 83.4, 80, 79, 88.4, 80.7, 83.1, 80, 79.2, 80.2, 85.3, 90.2, 81.2, 74.1, 68.4, 74, 71.5, 77.2, 73.9,
  71.8, 74.3, 71.1,
];

function monthsOf(
  values: readonly (number | null)[],
  change: (index: number) => Partial<ControlMonth> = () => ({}),
): ControlMonth[] {
  return values.map((value, index) => ({
    month: monthAfter(month('2020-08'), index),
    value,
    centre: 82,
    lower: 71,
    upper: 93,
    signal: null,
    status: 'final',
    madeOf: `${index + 200} of 301`,
    ...change(index),
  }));
}

const NO_LIMITS = { centre: null, lower: null, upper: null };
const base = { title: 'Assessments completed within 45 working days', unit: 'percent' as const };
const group = (name: string, value: number | null, signal: 'good' | 'bad' | 'high' | 'low' | null = null) => ({
  name,
  value,
  lower: value === null ? null : value - 9,
  upper: value === null ? null : value + 7,
  madeOf: value === null ? '0 of 0' : '46 of 96',
  signal,
});

/** Pictures whose SVG is kept in `golden/`: the usual ones and the edges. */
export const SAMPLES: Record<string, () => Chart> = {
  'control-usual': () =>
    controlChart({
      ...base,
      id: 'usual',
      months: monthsOf(VALUES, (index) => ({
        signal: index >= 16 ? 'bad' : null,
        status: index === 23 ? 'provisional' : index === 18 ? 'revised' : 'final',
      })),
      target: { value: 90 },
      annotations: [{ month: month('2021-11'), text: 'Manager left, Assessment South' }],
    }),
  'control-rebased': () =>
    controlChart({
      title: 'Contacts received',
      unit: 'count',
      id: 'rebased',
      months: monthsOf(
        VALUES.map((value) => Math.round(value * 15)),
        (index) =>
          index < 12
            ? { centre: 1200, lower: 1050, upper: 1350, signal: index === 6 ? 'high' : null }
            : { centre: 1100, lower: 980, upper: 1220, signal: index === 16 ? 'low' : null },
      ),
      annotations: [
        { month: month('2021-08'), text: 'Limits set anew' },
        { month: month('2021-10'), text: 'Words with <marks> & "quotes"' },
        {
          month: month('2022-06'),
          text: 'A note close to the right edge that is far too long to stand on one side of its line',
        },
      ],
    }),
  'control-targets-and-others': () =>
    controlChart({
      ...base,
      id: 'others',
      months: monthsOf(VALUES, (index) => ({
        ...(index < 14 ? {} : { centre: 74, lower: 64, upper: 84 }),
        signal: index === 15 ? 'bad' : null,
        status: index === 23 ? 'provisional' : 'final',
      })),
      target: {
        byMonth: VALUES.map((_, index) => ({
          month: monthAfter(month('2020-08'), index),
          value: index < 8 ? null : index < 20 ? 85 : 90,
        })),
      },
      annotations: [
        { month: month('2021-03'), text: 'Counted by working days from here', kind: 'definition' },
        { month: month('2021-10'), text: 'Limits set anew', kind: 'rebase' },
      ],
      benchmarks: [
        { label: 'England 2021', value: 87.6, from: month('2020-04'), to: month('2021-03') },
        { label: 'Statistical neighbours 2021', value: 86.9, from: month('2020-04'), to: month('2021-03') },
        { label: 'England 2019', value: 83.1, from: month('2018-04'), to: month('2019-03') },
      ],
    }),
  'control-gaps': () =>
    controlChart({
      ...base,
      id: 'gaps',
      months: monthsOf([80, null, 82, 81, null, null, 79], () => NO_LIMITS),
      target: { value: 85, label: 'Target for 2022' },
    }),
  'control-one-point': () => controlChart({ ...base, id: 'one', months: monthsOf([64], () => NO_LIMITS) }),
  'control-no-points': () => controlChart({ ...base, id: 'none', months: [] }),
  'control-all-equal': () =>
    controlChart({
      ...base,
      id: 'equal',
      months: monthsOf([100, 100, 100, 100], () => ({ centre: 100, lower: 100, upper: 100 })),
      target: { value: 100 },
    }),
  sparkline: () =>
    sparkline({
      id: 'spark',
      title: base.title,
      unit: 'percent',
      verdict: 'gettingWorse',
      points: monthsOf(VALUES).map((point) => ({ ...point, label: point.month })),
    }),
  'sparkline-no-points': () =>
    sparkline({ id: 'spark-none', title: base.title, unit: 'percent', verdict: 'undetermined', points: [] }),
  verdicts: () =>
    verdictBar({
      id: 'verdicts',
      title: 'Measures by verdict',
      counts: { improving: 18, noChange: 16, gettingWorse: 22, undetermined: 4 },
    }),
  'verdicts-none': () =>
    verdictBar({
      id: 'no-verdicts',
      title: 'Measures by verdict',
      counts: { improving: 0, noChange: 0, gettingWorse: 0, undetermined: 0 },
    }),
  groups: () =>
    groupComparison({
      id: 'groups',
      title: 'Teams beside the council',
      unit: 'percent',
      whole: { name: 'The council', value: 71 },
      target: { value: 90 },
      groups: [
        group('Assessment North', 78),
        group('Assessment South', 48, 'bad'),
        group('Children with disabilities and complex health needs', 80, 'good'),
        group('Family Safeguarding West', null),
      ],
    }),
  movement: () =>
    movementChart({
      id: 'movement',
      title: 'How the figure for March 2022 moved',
      unit: 'percent',
      finalFrom: localDate('2022-04-10'),
      movements: [76.2, 74.6, 74.4, 74.9].map((value, index) => ({
        asAt: localDate(`2022-0${index + 4}-05`),
        value,
        madeOf: `${210 + index} of 290`,
      })),
    }),
  issues: () =>
    issueBars({
      id: 'issues',
      title: 'Problems by check',
      bars: [
        { label: 'The assessment was authorised before it started', count: 1214, weight: 'error' },
        {
          label: 'The ethnicity code is not one that the Department for Education publishes',
          count: 96,
          weight: 'warning',
        },
        { label: 'A plan is open for a person over 18', count: 1, weight: 'error' },
      ],
    }),
  ...IMPACT_SAMPLES,
  ...FLOW_SAMPLES,
  ...RISK_SAMPLES,
  ...TEAM_SAMPLES,
  ...TIME_SAMPLES,
};
