import { mean } from './mean.ts';
import { type Cause, specialCauses } from './xmr-rules.ts';

/** Natural process limits lie this many mean moving ranges from the mean: 3 / 1.128 (Shewhart; Making Data Count). */
const LIMIT_FACTOR = 2.66;
/** "Near a limit" begins two thirds of the way to it. */
const NEAR_FACTOR = (2 * LIMIT_FACTOR) / 3;
/** A moving range of this many times their mean, or more, is left out of the limits (Nelson 1982). */
const SCREENING_FACTOR = 3.267;

export type Better = 'higher' | 'lower' | 'neither';

export type XmrOptions = {
  better: Better;
  /** Mean and limits come from this many points at the start of each segment; null: from all of its points. */
  baselinePoints: number | null;
  /** Indices at which a new segment begins, with a mean and limits of its own. */
  rebasedAt: readonly number[];
  /** Whether outlying moving ranges are left out of the limits. */
  screenMovingRanges: boolean;
};

export type XmrPoint = {
  value: number | null;
  /** Counts from 0; one more after each rebase. */
  segment: number;
  centre: number | null;
  lower: number | null;
  upper: number | null;
  /** 1 above the centre, −1 below, 0 on it; null where there is no value. */
  side: -1 | 0 | 1 | null;
  isOutside: boolean;
  /** In the outer third between centre and limit, but within the limit. */
  isNearLimit: boolean;
  cause: Cause | null;
  /** What the special cause means: null for common cause; `high` and `low` where neither direction is better. */
  effect: Effect | null;
};

export type Effect = 'good' | 'bad' | 'high' | 'low';

/**
 * An XmR (individuals) chart: mean, natural process limits and special causes of a series in time order.
 *
 * A point without a value keeps its place: it has no cause, no moving range is taken across it, and it ends a run.
 * Equal to NHSRplotthedots 0.2.2; the limits are not cut at 0 or 100.
 */
export function xmr(values: readonly (number | null)[], options: XmrOptions): XmrPoint[] {
  return segmentsOf(values, options.rebasedAt).flatMap((part, segment) => {
    const points = place(part, limitsOf(part, options), segment);
    for (const [index, cause] of specialCauses(points).entries()) {
      const point = points[index];
      if (point === undefined || cause === null) continue;
      point.cause = cause;
      point.effect = effectOf(cause, options.better);
    }
    return points;
  });
}

function segmentsOf(values: readonly (number | null)[], rebasedAt: readonly number[]): (number | null)[][] {
  const inside = rebasedAt.filter((index) => index > 0 && index < values.length);
  const starts = [...new Set([0, ...inside])].sort((a, b) => a - b);
  return starts.map((start, index) => values.slice(start, starts[index + 1]));
}

type Limits = { centre: number | null; range: number | null };

/** The mean and the mean moving range of the baseline; the range is null where none is left. */
function limitsOf(values: readonly (number | null)[], options: XmrOptions): Limits {
  const baseline = values.slice(0, options.baselinePoints ?? values.length);
  const ranges = movingRanges(baseline);
  const average = mean(ranges);
  const kept = options.screenMovingRanges
    ? ranges.filter((range) => average !== null && range < SCREENING_FACTOR * average)
    : ranges;
  return { centre: mean(baseline.filter((value) => value !== null)), range: mean(kept) };
}

function movingRanges(values: readonly (number | null)[]): number[] {
  return values.flatMap((value, index) => {
    const before = values[index - 1] ?? null;
    return value === null || before === null ? [] : [Math.abs(value - before)];
  });
}

/** The points against their limits, before anybody has looked for special causes. */
function place(values: readonly (number | null)[], { centre, range }: Limits, segment: number): XmrPoint[] {
  const at = (factor: number) => (centre === null || range === null ? null : centre + factor * range);
  const [lower, upper] = [at(-LIMIT_FACTOR), at(LIMIT_FACTOR)];
  const [nearLower, nearUpper] = [at(-NEAR_FACTOR), at(NEAR_FACTOR)];
  return values.map((value) => {
    const isOutside = isBeyond(value, lower, upper);
    return {
      value,
      segment,
      centre,
      lower,
      upper,
      side: value === null || centre === null ? null : sideOf(value - centre),
      isOutside,
      isNearLimit: !isOutside && isBeyond(value, nearLower, nearUpper),
      cause: null,
      effect: null,
    };
  });
}

function isBeyond(value: number | null, lower: number | null, upper: number | null): boolean {
  return value !== null && lower !== null && upper !== null && (value < lower || value > upper);
}

function sideOf(distance: number): -1 | 0 | 1 {
  if (distance === 0) return 0;
  return distance > 0 ? 1 : -1;
}

function effectOf(cause: Cause, better: Better): Effect {
  if (better === 'neither') return cause.direction;
  return (cause.direction === 'high') === (better === 'higher') ? 'good' : 'bad';
}
