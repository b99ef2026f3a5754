import { chancesOfMeeting, type Forecast, type Goal, meanForecast, naiveForecast } from './forecast.ts';

/** Fewer points say too little about the months ahead. */
const FEWEST_POINTS = 12;

/**
 * Probability (0 to 1) that each coming month, one to `horizon` months ahead, meets the target, or null under 12 points
 * or where the series does not vary.
 *
 * Half of it believes that the series stays around its mean, half that it goes on from its last value: on real series
 * neither alone is well calibrated. It is not a date, and it knows nothing of what is being done.
 */
export function outlook(values: readonly number[], goal: Goal, horizon: number): number[] | null {
  if (values.length < FEWEST_POINTS) return null;
  const stays = chances(meanForecast(values, horizon), goal);
  const goesOn = chances(naiveForecast(values, horizon), goal);
  if (stays === null || goesOn === null) return null;
  return goesOn.map((chance, index) => (chance + (stays[index] ?? chance)) / 2);
}

function chances(forecast: Forecast | null, goal: Goal): number[] | null {
  return forecast === null ? null : chancesOfMeeting(forecast, goal);
}
