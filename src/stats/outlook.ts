import { normalAbove, studentAbove } from './distributions.ts';
import { mean, standardDeviation } from './mean.ts';

/** Fewer points say too little about the months ahead. */
const FEWEST_POINTS = 12;

export type Goal = { target: number; better: 'higher' | 'lower' };

/**
 * Probability (0 to 1) that each coming month, one to `horizon` months ahead, meets the target, or null under 12 points
 * or where the series does not vary.
 *
 * Half of it believes that the series stays around its mean, half that it goes on from its last value: on real series
 * neither alone is well calibrated. It is not a date, and it knows nothing of what is being done.
 */
export function outlook(values: readonly number[], goal: Goal, horizon: number): number[] | null {
  if (values.length < FEWEST_POINTS) return null;
  const stays = meanModel(values, goal);
  const goesOn = naiveModel(values, goal, horizon);
  return stays === null || goesOn === null ? null : goesOn.map((chance) => (stays + chance) / 2);
}

/** If months vary around one mean: Student's t with the prediction error s·√(1 + 1/n). Null where nothing varies. */
export function meanModel(values: readonly number[], goal: Goal): number | null {
  const [centre, deviation] = [mean(values), standardDeviation(values)];
  if (centre === null || deviation === null || deviation === 0) return null;
  const error = deviation * Math.sqrt(1 + 1 / values.length);
  return studentAbove(shortfall(centre, goal) / error, values.length - 1);
}

/** If each month is the one before plus a random step: normal, the error growing with √months. */
export function naiveModel(values: readonly number[], goal: Goal, horizon: number): number[] | null {
  const last = values.at(-1);
  const steps = mean(values.slice(1).map((value, index) => (value - (values[index] ?? value)) ** 2));
  if (last === undefined || steps === null || steps === 0) return null;
  const ahead = Array.from({ length: horizon }, (_, index) => index + 1);
  return ahead.map((months) => normalAbove(shortfall(last, goal) / Math.sqrt(steps * months)));
}

/** How far a value is from meeting the target; negative where it meets it. */
function shortfall(value: number, { target, better }: Goal): number {
  return better === 'higher' ? target - value : value - target;
}
