import type { Benchmark } from '#features/benchmarks/index.ts';
import { type LocalDate, localDate } from '#kernel/local-date.ts';
import { type Month, month, monthAfter, monthsFrom } from '#kernel/month.ts';
import type { MeasureDescription, MeasureId } from '../../measures/index.ts';
import {
  type ChartPoint,
  type Judged,
  type Scorecard,
  VERDICTS,
  type Verdict,
  type WhereItChanged,
} from '../../scorecard/index.ts';
import type { ReportContents } from '../board-performance-report.ts';
import type { ReportOptions } from '../report-options.ts';

const CHOSEN = ['AS-01', 'FD-08', 'CP-02', 'FD-01', 'LC-05'];

/** A made-up council's report, the same at every run: what the tests render and people look at. */
export function sampleReport(): ReportContents {
  const rows = MEASURES.map(judgedSample);
  return {
    scorecard: scorecardOf(rows),
    chosen: CHOSEN.flatMap((id) => rows.filter((row) => row.measure.id === id)).map((judged) => ({
      judged,
      happenings: judged.measure.id === 'AS-01' ? [{ month: month('2022-02'), text: 'Team manager left' }] : [],
      where: judged.measure.id === 'AS-01' ? [WHERE] : [],
    })),
    published: new Map([
      ['AS-01', [publishedOf('AS-01', ENGLAND, 87.6), publishedOf('AS-01', SOUTH_WEST, 86.8)]],
      ['FD-08', [publishedOf('FD-08', ENGLAND, 22.7), publishedOf('FD-08', SOUTH_WEST, null)]],
    ]),
    notes: { extracts: monthsFrom(FIRST, LAST).map(extractOf) },
  };
}

const ENGLAND = { kind: 'england', code: '970', name: 'England' } as const;
const SOUTH_WEST = { kind: 'region', code: null, name: 'South West' } as const;

function publishedOf(measure: string, area: Benchmark['area'], value: number | null): Benchmark {
  return {
    ...{ measure, item: { code: measure, name: measure }, unit: 'percent', year: '2021', area, value },
    ...{ endsOn: localDate('2021-03-31'), covers: 'year', mark: value === null ? 'c' : null },
    ...{ source: 'DfE, Children in need 2021', publishedOn: localDate('2021-10-28'), derivation: null },
  };
}

/** The fall of the assessments by team: one team brings most of it. */
const WHERE: WhereItChanged = {
  dimension: 'team',
  first: [month('2022-03')],
  last: [month('2022-07')],
  change: -8.1,
  parts: [
    { key: 'South', name: 'Assessment South', within: -6.2, mix: -0.4, total: -6.6, isSmall: false },
    { key: 'North', name: 'Assessment North', within: -1.4, mix: -0.1, total: -1.5, isSmall: false },
  ],
};

export function sampleOptions(audience: ReportOptions['audience']): ReportOptions {
  return { audience, preparedOn: localDate('2022-08-09') };
}

const FIRST = month('2020-08');
const LAST = month('2022-07');

type Sketch = {
  id: string;
  title: string;
  verdict: Verdict;
  kind: MeasureDescription['kind'];
  better: MeasureDescription['better'];
  target: MeasureDescription['target'];
  cases: number;
  /** The figure at the start and at the end, in the measure's unit. */
  from: number;
  to: number;
};

function sketch(
  id: string,
  title: string,
  verdict: Verdict,
  [kind, better]: [Sketch['kind'], Sketch['better']],
  [cases, from, to]: [number, number, number],
  target: Sketch['target'] = null,
): Sketch {
  return { id, title, verdict, kind, better, target, cases, from, to };
}

const MEASURES: readonly Sketch[] = [
  sketch('FD-01', 'Contacts received', 'improving', ['count', 'lower'], [0, 1420, 1105]),
  sketch('FD-07', 'Referrals received', 'noChange', ['rate', 'neither'], [128_400, 512, 498]),
  sketch('FD-08', 'Re-referrals within 12 months', 'noChange', ['proportion', 'lower'], [540, 22.4, 21.8], {
    kind: 'atMost',
    value: 20,
  }),
  sketch(
    'AS-01',
    'Assessments completed within 45 working days',
    'gettingWorse',
    ['proportion', 'higher'],
    [498, 88.1, 71.3],
    { kind: 'atLeast', value: 85 },
  ),
  sketch(
    'AS-02',
    'Open assessments already over 45 working days',
    'gettingWorse',
    ['proportion', 'lower'],
    [612, 6.2, 17.9],
    { kind: 'atMost', value: 5 },
  ),
  sketch('CP-01', 'Children subject of a child protection plan', 'noChange', ['rate', 'neither'], [128_400, 41.2, 43]),
  sketch(
    'CP-02',
    'Initial child protection conferences held within 15 working days of the strategy discussion',
    'improving',
    ['proportion', 'higher'],
    [46, 66, 93],
    { kind: 'atLeast', value: 90 },
  ),
  sketch(
    'CP-06',
    'Child protection plans open for 2 years or more',
    'undetermined',
    ['proportion', 'lower'],
    [530, 2.2, 1.9],
  ),
  sketch('CP-10', 'Child protection visits in time', 'improving', ['proportion', 'higher'], [530, 78.2, 91.7], {
    kind: 'atLeast',
    value: 95,
  }),
  sketch(
    'CP-11',
    'Children on a plan seen alone at the last visit',
    'noChange',
    ['proportion', 'higher'],
    [388, 81, 82.4],
  ),
  sketch('CL-01', 'Children in care', 'gettingWorse', ['rate', 'neither'], [128_400, 62.4, 71.8]),
  sketch('CL-04', 'Children in care visited in time', 'improving', ['proportion', 'higher'], [861, 84.4, 92.9], {
    kind: 'atLeast',
    value: 95,
  }),
  sketch(
    'CL-08',
    'Children in care with three or more placements in the year',
    'noChange',
    ['proportion', 'lower'],
    [861, 11.2, 10.4],
  ),
  sketch(
    'LC-02',
    'Care leavers aged 19 to 21 in suitable accommodation',
    'improving',
    ['proportion', 'higher'],
    [176, 84.2, 92.1],
  ),
  sketch(
    'LC-05',
    'Care leavers aged 19 to 21 in education, employment or training',
    'undetermined',
    ['proportion', 'higher'],
    [9, 54, 52],
    { kind: 'atLeast', value: 60 },
  ),
  sketch('RC-07', 'Rows of the extract with an error', 'noChange', ['proportion', 'lower'], [5012, 3.1, 2.8], {
    kind: 'atMost',
    value: 2,
  }),
];

const REASONS: Record<Verdict, string> = {
  improving: 'A run of seven months on the better side of the average began in March 2022.',
  noChange: 'All months of the period lie within the limits that chance explains.',
  gettingWorse: 'Five of the last six months lie beyond the limit on the worse side.',
  undetermined: 'Fewer than 10 cases a month: too few to tell a change from chance.',
};

function judgedSample(of: Sketch, place: number): Judged {
  const series = seriesOf(of, place);
  const latest = series.at(-1) ?? null;
  const isJudged = of.verdict !== 'undetermined';
  return {
    measure: describe(of),
    of: 'the council',
    series,
    verdict: of.verdict,
    reason: REASONS[of.verdict],
    method: isJudged ? 'signal' : 'none',
    from: month('2022-03'),
    to: LAST,
    difference: null,
    latest,
    latestInterval:
      of.kind === 'proportion' && latest?.value ? { lower: latest.value - 3.9, upper: latest.value + 3.6 } : null,
    variation: variationOf(of.verdict),
    assurance: of.target === null || !isJudged ? null : of.verdict === 'gettingWorse' ? 'miss' : 'sometimes',
    outlook:
      of.target === null || !isJudged
        ? null
        : { month: month('2023-01'), chance: of.verdict === 'improving' ? 0.62 : 0.004 },
    outlookByMonth: [],
    caveats: [
      'July 2022 is provisional: late recording usually raises it by less than one percentage point.',
      ...(isJudged ? [] : ['The limits are drawn from few cases and are wide.']),
    ],
  };
}

function variationOf(verdict: Verdict): Judged['variation'] {
  if (verdict === 'improving') return 'improvement';
  if (verdict === 'gettingWorse') return 'concern';
  return verdict === 'noChange' ? 'commonCause' : null;
}

function describe(of: Sketch): MeasureDescription {
  return {
    id: of.id as MeasureId,
    area: 'assessment',
    title: of.title,
    why: 'A child waits in uncertainty, perhaps in danger, until this is done.',
    kind: of.kind,
    timing: 'flow',
    tier: 'board',
    better: of.better,
    target: of.target,
    finalAfterDays: of.id.startsWith('LC') ? 15 : of.id.startsWith('RC') ? 0 : 10,
    numeratorInWords: 'those of the month that were done on or before the day on which they were due',
    denominatorInWords: 'all of the month, whoever was responsible',
    countingUnit: 'assessments',
    source: 'Working Together to Safeguard Children 2018, paragraph 51; Ofsted Annex A list 4',
    notes: of.kind === 'count' ? '' : 'Children on a plan of another council who live here are left out.',
    version: 1,
    reviewedOn: localDate('2022-07-01'),
    changes: [{ on: localDate('2022-07-01'), what: 'First version.' }],
  };
}

/** A straight way from the first figure to the last with a steady wobble, and limits from the first year. */
function seriesOf(of: Sketch, place: number): ChartPoint[] {
  const months = monthsFrom(FIRST, LAST);
  const spread = of.kind === 'count' ? of.from * 0.06 : of.from * 0.05 + 0.4;
  return months.map((at, index) => {
    const way = Math.max(0, (index - 12) / 11);
    const wobble = Math.sin((index + 1) * (place + 2) * 1.7) * spread;
    return pointOf(of, at, of.from + (of.to - of.from) * way + wobble, index >= months.length - 1, spread);
  });
}

function pointOf(of: Sketch, at: Month, figure: number, isProvisional: boolean, spread: number): ChartPoint {
  const isProportion = of.kind === 'proportion';
  const numerator = Math.max(
    0,
    Math.round(isProportion ? (figure / 100) * of.cases : of.kind === 'rate' ? figure * 12.84 : figure),
  );
  const value = isProportion ? (numerator / of.cases) * 100 : of.kind === 'rate' ? numerator / 12.84 : numerator;
  const [lower, upper] = [Math.max(0, of.from - 2.66 * spread), of.from + 2.66 * spread];
  const isBeyond = value < lower || value > upper;
  const isGood = of.better === 'higher' ? value > upper : value < lower;
  return {
    month: at,
    numerator,
    denominator: of.kind === 'count' ? null : of.cases,
    value,
    status: isProvisional ? 'provisional' : 'final',
    extractId: `extract-${at}`,
    asAt: asAtOf(at),
    earlier: [],
    centre: of.from,
    lower,
    upper,
    signal: isBeyond ? (isGood ? 'good' : 'bad') : null,
  };
}

function asAtOf(at: Month): LocalDate {
  return localDate(`${monthAfter(at, 1)}-05`);
}

function scorecardOf(rows: readonly Judged[]): Scorecard {
  const count = (verdict: Verdict) => rows.filter((row) => row.verdict === verdict).length;
  return {
    council: 'Severnshire County Council',
    period: { from: month('2022-03'), to: LAST },
    asAt: asAtOf(LAST),
    rows,
    counts: Object.fromEntries(VERDICTS.map((verdict) => [verdict, count(verdict)])) as Scorecard['counts'],
    expectedByChance: 1,
  };
}

const LIST_ROWS: readonly [string, number | null][] = [
  ['Contacts', 1105],
  ['Early help', 412],
  ['Referrals', 534],
  ['Assessments', 1110],
  ['Section 47 enquiries', 214],
  ['Children in need', 2210],
  ['Child protection', 552],
  ['Children in care', 922],
  ['Care leavers', 341],
  ['Adoption', 4],
  ['Prospective adopters', null],
];

function extractOf(at: Month, index: number): ReportContents['notes']['extracts'][number] {
  return {
    fileName: `annex-a-severnshire-${at}.xlsx`,
    sha256: `${(0x9e3779b1 * (index + 1)).toString(16)}5c0ffee4d1d2b3a4`.padEnd(64, '7'),
    asAt: asAtOf(at),
    dataMonth: at,
    lists: LIST_ROWS.map(([title, rows]) => ({
      title,
      rows: rows === null ? null : rows - 24 + index + (rows < 10 ? 1 : 0),
      keptOut: rows === null ? 0 : Math.round(rows / 260),
    })),
  };
}
