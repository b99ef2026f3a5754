import { ahead, type Forecast } from './forecast.ts';
import { mean } from './mean.ts';

/** A level that follows the series: each month it moves by `alpha` of how far the month was from it. */
export type Smoothing = {
  /** How much of each surprise lasts: near 0 a mean, near 1 the last value. */
  alpha: number;
  firstLevel: number;
  /** After the last month. */
  level: number;
  squaredErrors: number;
  /** Of one month ahead, with two degrees of freedom taken, also where alpha is given (as R). */
  variance: number;
};

const [SMALLEST_ALPHA, LARGEST_ALPHA] = [0.0001, 0.9999];
const FIRST_LOOKS = 200;

/**
 * Simple exponential smoothing with normal errors, alpha and first level by maximum likelihood (Hyndman and others 2008,
 * ETS(A,N,N); as R's forecast::ses), or the first level only where an alpha is given. Null under three values.
 */
export function smooth(values: readonly number[], alpha?: number): Smoothing | null {
  if (values.length < 3) return null;
  const chosen = alpha ?? likeliestAlpha(values);
  const { firstLevel, level, squaredErrors } = smoothedBy(values, chosen);
  return { alpha: chosen, firstLevel, level, squaredErrors, variance: squaredErrors / (values.length - 2) };
}

/** The level stays where it is; the error grows with every surprise that may still move it. */
export function smoothedForecast({ level, alpha, variance }: Smoothing, horizon: number): Forecast {
  const months = ahead(horizon).map((month) => ({
    expected: level,
    error: Math.sqrt(variance * (1 + (month - 1) * alpha ** 2)),
  }));
  return { months, degreesOfFreedom: null };
}

/**
 * The theta method (Assimakopoulos and Nikolopoulos 2000, as R's forecast::thetaf): the smoothed level, moving on with
 * half the slope of the straight line through the series. Null under three values.
 */
export function thetaForecast(values: readonly number[], horizon: number): Forecast | null {
  const smoothing = smooth(values);
  if (smoothing === null) return null;
  const { alpha } = smoothing;
  const behind = (1 - (1 - alpha) ** values.length) / alpha;
  const { months, degreesOfFreedom } = smoothedForecast(smoothing, horizon);
  const drift = leastSquaresSlope(values) / 2;
  return {
    months: months.map(({ expected, error }, index) => ({ expected: expected + drift * (index + behind), error })),
    degreesOfFreedom,
  };
}

/** The best of evenly spread alphas, then closer and closer around it (golden section). */
function likeliestAlpha(values: readonly number[]): number {
  const errorsAt = (alpha: number) => smoothedBy(values, alpha).squaredErrors;
  const step = (LARGEST_ALPHA - SMALLEST_ALPHA) / FIRST_LOOKS;
  const looks = Array.from({ length: FIRST_LOOKS + 1 }, (_, index) => SMALLEST_ALPHA + index * step);
  const best = looks.reduce((least, alpha) => (errorsAt(alpha) < errorsAt(least) ? alpha : least));
  let [low, high] = [Math.max(SMALLEST_ALPHA, best - step), Math.min(LARGEST_ALPHA, best + step)];
  const golden = (Math.sqrt(5) - 1) / 2;
  while (high - low > 1e-9) {
    const [left, right] = [high - golden * (high - low), low + golden * (high - low)];
    if (errorsAt(left) <= errorsAt(right)) high = right;
    else low = left;
  }
  const between = (low + high) / 2;
  return errorsAt(best) <= errorsAt(between) ? best : between;
}

/** Each error is linear in the first level, so the first level with the least squared errors is known at once. */
function smoothedBy(values: readonly number[], alpha: number) {
  let [fromNothing, weight] = [0, 1];
  let [products, squares] = [0, 0];
  for (const value of values) {
    const error = value - fromNothing;
    products += error * weight;
    squares += weight ** 2;
    fromNothing += alpha * error;
    weight *= 1 - alpha;
  }
  const firstLevel = products / squares;
  let [level, squaredErrors] = [firstLevel, 0];
  for (const value of values) {
    squaredErrors += (value - level) ** 2;
    level += alpha * (value - level);
  }
  return { firstLevel, level, squaredErrors };
}

function leastSquaresSlope(values: readonly number[]): number {
  const [centre, middle] = [mean(values) ?? 0, (values.length - 1) / 2];
  const products = values.reduce((sum, value, index) => sum + (index - middle) * (value - centre), 0);
  return products / values.reduce((sum, _, index) => sum + (index - middle) ** 2, 0);
}
