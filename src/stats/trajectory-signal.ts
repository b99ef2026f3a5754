import { autocorrelation, mean } from './mean.ts';
import { isUsable, type SeriesPoint, type TrajectorySeries, type UsablePoint } from './trajectory-series.ts';
import { type XmrPoint, xmr } from './xmr.ts';
import type { Cause, Rule } from './xmr-rules.ts';

/** Limits come from this many months at the start of the series, or since the last rebase. */
export const BASELINE_MONTHS = 12;
/** Under this many events a month on average, counts are too lumpy for limits from moving ranges. */
const FEWEST_EVENTS = 5;
/** A month's percentage out of fewer says little; where that is most months there are no limits. */
const FEWEST_CASES = 10;

/** A stock's months resemble each other where neighbours in the baseline correlate by more. */
const LARGEST_AUTOCORRELATION = 0.2;

/** Why a series gets no limits. */
export type Refusal =
  | { code: 'tooFewMonths'; months: number; needed: number }
  | { code: 'limitsCollapsed' }
  | { code: 'rare' }
  | { code: 'stock' }
  | { code: 'dependent' }
  | { code: 'smallLatest'; denominator: number }
  | { code: 'rolling' }
  | { code: 'cumulative' };

/** What the chart says at the period's end. */
export type Signal =
  | { code: 'commonCause'; months: number }
  | {
      code: 'specialCause';
      rule: Rule;
      direction: 'high' | 'low';
      /**
       * Index of the first month of the run that ends here: months that rise or fall one after the other for a trend,
       * months on one side of the average for the other rules.
       */
      since: number;
      /** Months of the run, and how many of them lie outside a limit. */
      months: number;
      monthsOutside: number;
    }
  | {
      /** A special cause in the period that does not hold any more in its last month. */
      code: 'signalOver';
      rule: Rule;
      direction: 'high' | 'low';
      /** Index of its last month. */
      at: number;
    };

/** A chart, where its last segment starts, and the months with a figure in that segment. */
export type Charted = { chart: XmrPoint[]; start: number; months: number };

/**
 * The XmR chart that a verdict may rest on, or why there is none. Months that are not final take part in nothing.
 * Each rebase starts a segment with limits of its own; an earlier segment that is too short for limits has none.
 */
export function chartFor(series: TrajectorySeries): Charted | Refusal {
  const dependence = dependenceOf(series);
  if (dependence !== null) return dependence;
  const inside = series.rebasedAt.filter((index) => index > 0 && index < series.points.length);
  const starts = [...new Set([0, ...inside])].sort((a, b) => a - b);
  const start = starts.at(-1) ?? 0;
  const usable = series.points.slice(start).filter(isUsable);
  if (usable.length < BASELINE_MONTHS) {
    return { code: 'tooFewMonths', months: usable.length, needed: BASELINE_MONTHS };
  }
  const unfit = unfitness(series, usable.slice(0, BASELINE_MONTHS), usable.at(-1));
  if (unfit !== null) return unfit;
  const chart = starts.flatMap((from, segment) => {
    const points = segmentChart(series, series.points.slice(from, starts[segment + 1]));
    return segment === 0 ? points : points.map((point) => ({ ...point, segment }));
  });
  const limits = chart.at(-1);
  if (!limits || limits.lower === null || limits.upper === null || !(limits.lower < limits.upper)) {
    return { code: 'limitsCollapsed' };
  }
  return { chart, start, months: usable.length };
}

function segmentChart({ better }: TrajectorySeries, points: readonly SeriesPoint[]): XmrPoint[] {
  const length = lengthHolding(points, BASELINE_MONTHS);
  if (length === 0) return points.map(withoutLimits);
  return xmr(
    points.map((point) => (isUsable(point) ? point.value : null)),
    { better, baselinePoints: length, rebasedAt: [], screenMovingRanges: true },
  );
}

/** How many points from the start hold this many usable ones; 0 where there are not so many. */
function lengthHolding(points: readonly SeriesPoint[], wanted: number): number {
  let found = 0;
  return points.findIndex((point) => isUsable(point) && ++found === wanted) + 1;
}

function dependenceOf({ nature, kind }: TrajectorySeries): Refusal | null {
  if (nature === 'rolling12' || nature === 'rolling36') return { code: 'rolling' };
  if (nature === 'cumulative') return { code: nature };
  return nature === 'stock' && kind !== 'proportion' ? { code: 'stock' } : null;
}

function unfitness(
  { kind, nature }: TrajectorySeries,
  baseline: readonly UsablePoint[],
  latest: SeriesPoint | undefined,
): Refusal | null {
  if (isRare(kind, baseline)) return { code: 'rare' };
  if (kind === 'count' || kind === 'rate') return null;
  const denominator = latest?.denominator ?? 0;
  if (denominator < FEWEST_CASES) return { code: 'smallLatest', denominator };
  const resembles = (autocorrelation(baseline.map(({ value }) => value)) ?? 0) > LARGEST_AUTOCORRELATION;
  return nature === 'stock' && resembles ? { code: 'dependent' } : null;
}

function isRare(kind: TrajectorySeries['kind'], baseline: readonly SeriesPoint[]): boolean {
  if (kind === 'count' || kind === 'rate')
    return (mean(baseline.map(({ numerator }) => numerator)) ?? 0) < FEWEST_EVENTS;
  return baseline.filter(({ denominator }) => (denominator ?? 0) < FEWEST_CASES).length > baseline.length / 2;
}

function withoutLimits(): XmrPoint {
  return {
    value: null,
    segment: 0,
    centre: null,
    lower: null,
    upper: null,
    side: null,
    isOutside: false,
    isNearLimit: false,
    cause: null,
    effect: null,
  };
}

/** The special cause that holds in the last month with a figure; else one that was in the period; else common cause. */
export function signalAt({ chart, start, months }: Charted, from: number): Signal {
  const last = chart.findLastIndex((point) => point.value !== null);
  const cause = chart[last]?.cause;
  if (cause) return { code: 'specialCause', ...cause, ...runEndingAt(chart, start, last, cause) };
  const over = chart.findLastIndex((point, index) => index >= Math.max(from, start) && point.cause !== null);
  const past = chart[over]?.cause;
  return past ? { code: 'signalOver', ...past, at: over } : { code: 'commonCause', months };
}

function runEndingAt(chart: readonly XmrPoint[], start: number, last: number, { rule, direction }: Cause) {
  const sign = direction === 'high' ? 1 : -1;
  const isInRun = (index: number) => {
    const [point, next] = [chart[index], chart[index + 1]];
    if (rule !== 'trend') return point?.side === sign;
    if (point?.value == null) return false;
    return index === last || (next?.value != null && Math.sign(next.value - point.value) === sign);
  };
  let since = last;
  while (since > start && isInRun(since - 1)) since -= 1;
  const run = chart.slice(since, last + 1);
  return { since, months: run.length, monthsOutside: run.filter((point) => point.isOutside).length };
}
