import { ahead, type Goal } from './forecast.ts';
import type { Smoothing } from './smoothing.ts';

/** Normal errors beyond so many standard deviations are left out: less than 1 in 10^15. */
const WIDEST = 8;
const LEVELS = 401;
/** Parts of each half of the normal distribution, for Simpson's rule. */
const PARTS = 40;

/**
 * Probability that a smoothed series meets the goal `inARow` times running (once, where it is 1) within so many months.
 * Months depend on each other through the level, so it is not what the single months' chances would multiply to.
 *
 * Worked out backwards from the last month for a grid of levels, each month's normal error by Simpson's rule on either
 * side of the target: within 0.001 of the true value, and always the same.
 */
export function chanceOfRun(smoothing: Smoothing, goal: Goal, months: number, inARow = 1): number {
  const { alpha, level, variance } = smoothing;
  const sign = goal.better === 'higher' ? 1 : -1;
  if (variance === 0) return months >= inARow && sign * (level - goal.target) >= 0 ? 1 : 0;
  const short = (sign * (goal.target - level)) / Math.sqrt(variance);
  const width = WIDEST * alpha * Math.sqrt(months);
  const levels = Array.from({ length: LEVELS }, (_, index) => width * ((2 * index) / (LEVELS - 1) - 1));
  const readings = levels.map((each) => errorsAround(short - each));
  const runs = ahead(inARow);
  // By how many were met running so far, then by level: the chance with so many months to come.
  let chances = runs.map(() => levels.map(() => 0));
  for (let month = 0; month < months; month += 1) {
    const after = (met: number, at: number) => (met === inARow ? 1 : between(chances[met] ?? [], at, width));
    chances = runs.map((run) =>
      levels.map((each, index) =>
        (readings[index] ?? []).reduce(
          (sum, { error, weight, isMet }) => sum + weight * after(isMet ? run : 0, each + alpha * error),
          0,
        ),
      ),
    );
  }
  return Math.min(1, chances[0]?.[(LEVELS - 1) / 2] ?? 0);
}

/** Errors in standard deviations with the weights that their probabilities give them; those from `threshold` on meet. */
function errorsAround(threshold: number): { error: number; weight: number; isMet: boolean }[] {
  const edge = Math.min(WIDEST, Math.max(-WIDEST, threshold));
  const half = (from: number, to: number, isMet: boolean) => {
    const step = (to - from) / PARTS;
    return Array.from({ length: PARTS + 1 }, (_, index) => {
      const error = from + index * step;
      const simpson = index === 0 || index === PARTS ? 1 : index % 2 === 1 ? 4 : 2;
      const density = Math.exp(-(error ** 2) / 2) / Math.sqrt(2 * Math.PI);
      return { error, weight: ((simpson * step) / 3) * density, isMet };
    });
  };
  return [...half(-WIDEST, edge, false), ...half(edge, WIDEST, true)];
}

/** A value between the two nearest of the grid from −width to width, or its end's. */
function between(values: readonly number[], at: number, width: number): number {
  const place = Math.min(LEVELS - 1, Math.max(0, ((at / width + 1) / 2) * (LEVELS - 1)));
  const low = Math.floor(place);
  const [from, to] = [values[low] ?? 0, values[Math.min(LEVELS - 1, low + 1)] ?? 0];
  return from + (to - from) * (place - low);
}
