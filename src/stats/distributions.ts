/**
 * The distributions that the library is built on, from single @stdlib packages (CommonJS, typed by `export =`),
 * under the names that statisticians use. All agree with R to about 1e-12 in the ranges met here.
 */
import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';
import binomialCdf from '@stdlib/stats-base-dists-binomial-cdf';
import chiSquareCdf from '@stdlib/stats-base-dists-chisquare-cdf';
import gammaQuantile from '@stdlib/stats-base-dists-gamma-quantile';
import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import studentCdf from '@stdlib/stats-base-dists-t-cdf';

/** The standard normal value with this much probability below it. */
export function normalValue(probability: number): number {
  return normalQuantile(probability, 0, 1);
}

/** Probability that a standard normal value is above `z`, without loss of digits far out. */
export function normalAbove(z: number): number {
  return normalCdf(-z, 0, 1);
}

/** Probability that a Student's t value with these degrees of freedom is above `t`. */
export function studentAbove(t: number, degreesOfFreedom: number): number {
  return studentCdf(-t, degreesOfFreedom);
}

/** The value of Student's t with this much probability below it, from 0.5 on. */
export function studentValue(probability: number, degreesOfFreedom: number): number {
  const share = betaQuantile(2 * (1 - probability), degreesOfFreedom / 2, 0.5);
  return Math.sqrt((degreesOfFreedom * (1 - share)) / share);
}

/** Probability that a chi-square value with these degrees of freedom is above the statistic. */
export function chiSquareAbove(statistic: number, degreesOfFreedom: number): number {
  return 1 - chiSquareCdf(statistic, degreesOfFreedom);
}

/** Probability that a chi-square value is at most the statistic; degrees of freedom need not be whole. */
export function chiSquareBelow(statistic: number, degreesOfFreedom: number): number {
  return chiSquareCdf(statistic, degreesOfFreedom);
}

/** The chi-square value with this much probability below it: a gamma value, doubled. */
export function chiSquareValue(probability: number, degreesOfFreedom: number): number {
  return 2 * gammaQuantile(probability, degreesOfFreedom / 2, 1);
}

export function betaValue(probability: number, alpha: number, beta: number): number {
  return betaQuantile(probability, alpha, beta);
}

/** The value of a gamma distribution of this shape and rate 1 with this much probability below it. */
export function gammaValue(probability: number, shape: number): number {
  return gammaQuantile(probability, shape, 1);
}

/** Probability of at most `count` successes in `trials`. */
export function binomialAtMost(count: number, trials: number, chance: number): number {
  return count < 0 ? 0 : binomialCdf(count, trials, chance);
}

/** Probability of at least `count` successes in `trials`, without loss of digits. */
export function binomialAtLeast(count: number, trials: number, chance: number): number {
  return binomialAtMost(trials - count, trials, 1 - chance);
}
