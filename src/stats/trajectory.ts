import { compareEnds, type EndsCompared, type Incomparable, SIGNIFICANT } from './trajectory-difference.ts';
import { isUsable, type Period, type TrajectorySeries } from './trajectory-series.ts';
import { type Charted, chartFor, type Refusal, type Signal, signalAt } from './trajectory-signal.ts';
import type { Better, XmrPoint } from './xmr.ts';

export type TrajectoryVerdict = 'improving' | 'noChange' | 'gettingWorse' | 'undetermined';

/** Why the verdict is what it is; the words are the caller's. */
export type TrajectoryReason =
  | Signal
  | Incomparable
  | { code: 'differs' }
  | { code: 'doesNotDiffer' }
  /** Significant alone, but no more than chance gives among all the measures that were tested together. */
  | { code: 'chanceInSet' };

export type Trajectory = {
  verdict: TrajectoryVerdict;
  method: 'signal' | 'difference' | 'none';
  reason: TrajectoryReason;
  /** What was found, whether or not it is good: the figure went up, down or neither; null where nothing can be said. */
  change: 'up' | 'down' | 'none' | null;
  /** The period that was judged: `to` is the last month with a final figure. Null where there is none. */
  period: Period | null;
  /** Both ends compared, also where the chart decides; null where they cannot be compared. */
  ends: EndsCompared | null;
  /** For the correction over a whole set; only where the difference decides. */
  pValue: number | null;
  /** The chart up to the period's end, and why there is none where there is none. */
  chart: readonly XmrPoint[] | null;
  refusal: Refusal | null;
  better: Better;
};

/**
 * How a measure moved over a period: by special causes against natural process limits where the series allows limits,
 * else by the difference between the period's ends. `docs/trajectory.md` gives the method and its reasons.
 */
export function trajectory(series: TrajectorySeries, asked: Period): Trajectory {
  const period = judgedPeriod(series, asked);
  if (period === null) return undetermined(series, { code: 'noFinalMonths' });
  const known = { ...series, points: series.points.slice(0, period.to + 1) };
  const charted = chartFor(known);
  const compared = compareEnds(known, period);
  const ends = 'code' in compared ? null : compared;
  if (!('code' in charted)) return bySignal(known, period, charted, ends);
  if ('code' in compared) return { ...undetermined(series, compared), period, refusal: charted };
  return byDifference(known, period, charted, compared);
}

/** From the first to the last month of the period that has a final figure; null unless they are two. */
function judgedPeriod({ points }: TrajectorySeries, { from, to }: Period): Period | null {
  const inside = (index: number) => index >= from && index <= to;
  const first = points.findIndex((point, index) => inside(index) && isUsable(point));
  const last = points.findLastIndex((point, index) => inside(index) && isUsable(point));
  return first >= 0 && first < last ? { from: first, to: last } : null;
}

function bySignal(series: TrajectorySeries, period: Period, charted: Charted, ends: EndsCompared | null): Trajectory {
  const reason = signalAt(charted, period.from);
  const moved = { high: 'up', low: 'down' } as const;
  const change = reason.code === 'specialCause' ? moved[reason.direction] : 'none';
  return {
    verdict: verdictOf(change, series.better),
    method: 'signal',
    reason,
    change,
    period,
    ends,
    pValue: null,
    chart: charted.chart,
    refusal: null,
    better: series.better,
  };
}

function byDifference(series: TrajectorySeries, period: Period, refusal: Refusal, ends: EndsCompared): Trajectory {
  const { change: amount, pValue } = ends.difference;
  const isSignificant = pValue < SIGNIFICANT;
  const change = isSignificant ? (amount > 0 ? 'up' : 'down') : 'none';
  return {
    verdict: verdictOf(change, series.better),
    method: 'difference',
    reason: { code: isSignificant ? 'differs' : 'doesNotDiffer' },
    change,
    period,
    ends,
    pValue,
    chart: null,
    refusal,
    better: series.better,
  };
}

/** The direction's worth. Where neither direction is better there is no verdict, whatever was found. */
export function verdictOf(change: 'up' | 'down' | 'none', better: Better): TrajectoryVerdict {
  if (better === 'neither') return 'undetermined';
  if (change === 'none') return 'noChange';
  return (change === 'up') === (better === 'higher') ? 'improving' : 'gettingWorse';
}

function undetermined({ better }: TrajectorySeries, reason: Incomparable): Trajectory {
  return {
    verdict: 'undetermined',
    method: 'none',
    reason,
    change: null,
    period: null,
    ends: null,
    pValue: null,
    chart: null,
    refusal: null,
    better,
  };
}
