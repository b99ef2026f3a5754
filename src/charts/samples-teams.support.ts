import { month, monthAfter } from '#kernel/month.ts';
import {
  type Chart,
  type FunnelLimits,
  type FunnelPoint,
  funnelChart,
  type SmallSeries,
  smallMultiples,
  type VerdictKey,
} from './index.ts';

const CENTRE = 71;

/** Limits about the right size for a share, so that samples look like real ones. */
function limitsAt(cases: number): FunnelLimits {
  const error = 100 * Math.sqrt(((CENTRE / 100) * (1 - CENTRE / 100)) / cases);
  const within = (value: number) => Math.max(0, Math.min(100, value));
  return {
    cases,
    lower95: within(CENTRE - 1.96 * error),
    upper95: within(CENTRE + 1.96 * error),
    lower998: within(CENTRE - 3.09 * error),
    upper998: within(CENTRE + 3.09 * error),
  };
}

function pointOf(name: string, cases: number, value: number): FunnelPoint {
  const { lower95, upper95, lower998, upper998 } = limitsAt(cases);
  const position =
    value > upper998
      ? 'above998'
      : value > upper95
        ? 'above95'
        : value < lower998
          ? 'below998'
          : value < lower95
            ? 'below95'
            : 'inside';
  const made = `${Math.round((cases * value) / 100)} of ${cases}`;
  return { name, cases, value, madeOf: made, position, isSmall: cases < 10 };
}

const TEAMS = [
  pointOf('Assessment North', 122, 78),
  pointOf('Assessment South', 96, 48),
  pointOf('Assessment East', 110, 73),
  pointOf('Assessment West', 101, 61),
  pointOf('Family Safeguarding North', 64, 70),
  pointOf('Family Safeguarding South', 58, 84),
  pointOf('Family Safeguarding East', 61, 68),
  pointOf('Children with disabilities and complex health needs', 32, 97),
  pointOf('Unaccompanied children', 8, 88),
  pointOf('Edge of care', 6, 33),
  pointOf('Court team', 40, 72),
  pointOf('Multi-agency safeguarding hub', 140, 71),
];

const CURVE = Array.from({ length: 60 }, (_, index) => limitsAt(2 + index * 3));
const base = { title: 'Assessments completed within 45 working days, by team', unit: 'percent' as const };

function seriesOf(name: string, index: number, verdict: VerdictKey): SmallSeries {
  const slope = { improving: 0.7, gettingWorse: -0.9, noChange: 0, undetermined: 0 }[verdict];
  const points = Array.from({ length: 24 }, (_, at) => ({
    month: monthAfter(month('2020-08'), at),
    value: verdict === 'undetermined' && at % 5 < 3 ? null : 70 + slope * at + ((at * 37 + index * 11) % 13) - 6,
    isProvisional: at === 23,
  }));
  return { name, points, verdict, madeOf: '46 of 96' };
}

const VERDICTS: readonly VerdictKey[] = ['noChange', 'gettingWorse', 'improving', 'noChange', 'undetermined'];

/** Pictures of teams beside each other. */
export const TEAM_SAMPLES: Record<string, () => Chart> = {
  funnel: () =>
    funnelChart({
      ...base,
      id: 'funnel',
      better: 'higher',
      centre: CENTRE,
      curve: CURVE,
      points: TEAMS,
      casesName: 'Assessments',
    }),
  'funnel-nobody-says': () =>
    funnelChart({
      ...base,
      id: 'funnel-either',
      unit: 'rate',
      better: null,
      centre: 12,
      curve: Array.from({ length: 30 }, (_, index) => {
        const cases = 5 + index * 7;
        const error = 40 / Math.sqrt(cases);
        return {
          cases,
          lower95: Math.max(0, 12 - 1.96 * error),
          upper95: 12 + 1.96 * error,
          lower998: Math.max(0, 12 - 3.09 * error),
          upper998: 12 + 3.09 * error,
        };
      }),
      points: [
        { name: 'North', cases: 90, value: 30, madeOf: '', position: 'above998', isSmall: false },
        { name: 'South', cases: 140, value: 3, madeOf: '', position: 'below95', isSmall: false },
        { name: 'East', cases: 160, value: 12, madeOf: '', position: 'inside', isSmall: false },
        { name: 'West', cases: 9, value: 20, madeOf: '', position: 'inside', isSmall: true },
      ],
    }),
  'funnel-no-teams': () =>
    funnelChart({ ...base, id: 'funnel-none', better: 'higher', centre: CENTRE, curve: CURVE, points: [] }),
  'small-multiples': () =>
    smallMultiples({
      ...base,
      id: 'small',
      whole: { name: 'The council', mean: 71.2 },
      series: TEAMS.slice(0, 10).map(({ name }, index) => seriesOf(name, index, VERDICTS[index % 5] ?? 'noChange')),
    }),
  'small-multiples-none': () => smallMultiples({ ...base, id: 'small-none', series: [] }),
};
