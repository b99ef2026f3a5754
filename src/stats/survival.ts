import { normalValue } from './distributions.ts';
import type { Interval } from './proportion-interval.ts';

/**
 * One spell, in any unit of time since it began. `entry` is how old it was when it came under observation: 0 where it
 * was seen from its start, more where it was already open when the first extract was made. `isFinished` is false where
 * it was still open at `time`, when it was last seen.
 */
export type Spell = { entry: number; time: number; isFinished: boolean };

export type SurvivalStep = {
  time: number;
  /** Spells seen at this age: entered before it and not yet over. */
  atRisk: number;
  finished: number;
  /** Left while still open. */
  stillOpen: number;
  /** Share of spells that last longer than this, 0 to 1. */
  survival: number;
  /** Greenwood's standard error of it (1926), and 95 % limits; null where nobody lasts longer. */
  error: number | null;
  limits: Interval | null;
};

/** `log` is R's usual, `logLog` is nearer the truth for few spells and late in the curve. */
export type SurvivalLimits = 'log' | 'logLog';

/**
 * How long spells last while some are still open (Kaplan and Meier 1958; as R's survfit). Durations of finished spells
 * alone are too short: the long ones are those still open.
 *
 * A spell last seen on the day another finishes counts as at risk on that day. Spells that came under observation late
 * count only from then on. Where only a few are at risk early on and all of them finish, the curve falls to 0 and stays
 * there: look at `atRisk`.
 */
export function kaplanMeier(spells: readonly Spell[], limits: SurvivalLimits = 'log'): SurvivalStep[] {
  const [seen, atRiskAt] = [spells.filter(isSeen), atRiskOf(spells)];
  const counted = new Map<number, { finished: number; stillOpen: number }>();
  for (const { time, isFinished } of seen) {
    const { finished, stillOpen } = counted.get(time) ?? { finished: 0, stillOpen: 0 };
    counted.set(time, { finished: finished + Number(isFinished), stillOpen: stillOpen + Number(!isFinished) });
  }
  let [survival, variance] = [1, 0];
  const ages = [...counted].sort(([a], [b]) => a - b);
  return ages.map(([time, { finished, stillOpen }]) => {
    const atRisk = atRiskAt(time);
    survival *= 1 - finished / atRisk;
    variance += finished === 0 ? 0 : finished / (atRisk * (atRisk - finished));
    const [share, error] = [survival, Math.sqrt(variance)];
    const hasEnded = share === 0;
    return {
      time,
      atRisk,
      finished,
      stillOpen,
      survival: share,
      error: hasEnded ? null : share * error,
      limits: hasEnded ? null : limitsOf(share, error, limits),
    };
  });
}

/**
 * How many spells were under observation at an age and not yet over, for the row of numbers under a curve. At age 0:
 * those seen from their start. Spells under observation for no time are never counted.
 */
export function atRiskOf(spells: readonly Spell[]): (time: number) => number {
  for (const spell of spells) assertSpell(spell);
  const seen = spells.filter(isSeen);
  const entries = seen.map(({ entry }) => (entry === 0 ? -1 : entry)).sort((a, b) => a - b);
  const ends = seen.map(({ time }) => time).sort((a, b) => a - b);
  return (time) => countBelow(entries, time) - countBelow(ends, time);
}

/** How many of a sorted list are below a limit. */
function countBelow(sorted: readonly number[], limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Infinity) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether there was any time in which the spell could have been seen to finish. */
export function isSeen({ entry, time }: Spell): boolean {
  return entry === 0 || time > entry;
}

export type Duration = { value: number | null; lower: number | null; upper: number | null };

/**
 * The age by which this share of spells is finished (0.5 is the median), with 95 % limits read off the limits of the
 * curve (Brookmeyer and Crowley 1982). Null where the curve, or a limit, does not fall that far: more spells are still
 * open than that. Where the curve lies exactly on the share, halfway to its next step, as R.
 */
export function durationBy(steps: readonly SurvivalStep[], share: number): Duration {
  const reads = (height: (step: SurvivalStep) => number | null) =>
    ageAt(
      steps.flatMap((step) => {
        const at = height(step);
        return at === null ? [] : [{ time: step.time, left: at }];
      }),
      1 - share,
    );
  return {
    value: reads(({ survival }) => survival),
    lower: reads(({ limits }) => limits?.lower ?? null),
    upper: reads(({ limits }) => limits?.upper ?? null),
  };
}

/** R takes heights this near as equal. */
const SAME_HEIGHT = Math.sqrt(Number.EPSILON);

function ageAt(curve: readonly { time: number; left: number }[], left: number): number | null {
  const reached = curve.find((step) => step.left <= left + SAME_HEIGHT);
  if (reached === undefined) return null;
  const passed = curve.find((step) => step.left < left - SAME_HEIGHT);
  if (passed === undefined) return reached.time;
  return (reached.time + passed.time) / 2;
}

function limitsOf(survival: number, error: number, kind: SurvivalLimits): Interval {
  const reach = normalValue(0.975) * error;
  if (kind === 'log') return { lower: survival * Math.exp(-reach), upper: Math.min(1, survival * Math.exp(reach)) };
  if (survival === 1) return { lower: 1, upper: 1 };
  const factor = Math.exp(reach / Math.log(survival));
  return { lower: survival ** (1 / factor), upper: survival ** factor };
}

function assertSpell({ entry, time }: Spell): void {
  if (!(entry >= 0 && time >= entry)) throw new RangeError('a spell is last seen at an age from its entry on');
}
