import type { LocalDate } from '#kernel/local-date.ts';
import type { Month } from '#kernel/month.ts';
import type { MeasureDescription, Point } from '../measures/index.ts';

export const VERDICTS = ['improving', 'noChange', 'gettingWorse', 'undetermined'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** The variation and assurance icons of NHS Making Data Count. */
export type VariationIcon = 'improvement' | 'concern' | 'neitherHigh' | 'neitherLow' | 'commonCause';
type AssuranceIcon = 'hit' | 'miss' | 'sometimes';

/** One month on the control chart: null limits where none can be drawn. */
export type ChartPoint = Point & {
  centre: number | null;
  lower: number | null;
  upper: number | null;
  /** A special cause at this month and whether it is good or bad; null for common cause. */
  signal: 'good' | 'bad' | 'high' | 'low' | null;
};

/** A measure's trajectory over the period for one group, with everything a page or paper says of it. */
export type Judged = {
  measure: MeasureDescription;
  /** In words: `the council`, or the team's or group's name. */
  of: string;
  series: readonly ChartPoint[];
  verdict: Verdict;
  /** A sentence that gives the verdict's reason, ending in a full stop. */
  reason: string;
  method: 'signal' | 'difference' | 'none';
  /** The two ends that were compared; `to` may be earlier than asked where the last month is not final. */
  from: Month | null;
  to: Month | null;
  difference: { change: number; lower: number; upper: number } | null;
  latest: ChartPoint | null;
  /** 95 % interval of the latest figure, where there is one. */
  latestInterval: { lower: number; upper: number } | null;
  variation: VariationIcon | null;
  assurance: AssuranceIcon | null;
  /** Chance (0 to 1) that the target is met in the last month of the horizon; null where it is not offered. */
  outlook: { month: Month; chance: number } | null;
  /** The same chance for every month of the horizon, oldest first; empty where it is not offered. */
  outlookByMonth: readonly { month: Month; chance: number }[];
  /** How sure we are, in sentences: provisional months, revisions, small numbers, collapsed limits. */
  caveats: readonly string[];
};

export type Scorecard = {
  council: string;
  period: { from: Month; to: Month };
  /** Of the newest accepted extract; null where there is none. */
  asAt: LocalDate | null;
  rows: readonly Judged[];
  counts: Record<Verdict, number>;
  /** Signals that chance alone would give among the improving and worsening ones. */
  expectedByChance: number;
};
