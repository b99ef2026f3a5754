import { betaValue, normalValue } from './distributions.ts';

/** Two-sided, with equal tails, as shares from 0 to 1. */
export type Interval = { lower: number; upper: number };

/** Some of a number: `count` out of `of`. */
export type Fraction = { count: number; of: number };

export const USUAL_CONFIDENCE = 0.95;

/**
 * Wilson's score interval of a proportion, without continuity correction (Wilson 1927; as R's prop.test). The interval
 * to show beside a percentage: right on average also for small numbers and near 0 and 100 %.
 */
export function wilson({ count, of }: Fraction, confidence = USUAL_CONFIDENCE): Interval {
  return wilsonAt({ count, of }, normalValue((1 + confidence) / 2));
}

/** Wilson's interval for a standard normal value instead of a confidence. */
export function wilsonAt({ count, of }: Fraction, z: number): Interval {
  assertFraction({ count, of });
  const squared = z ** 2;
  const centre = (count + squared / 2) / (of + squared);
  const half = (z * Math.sqrt((count * (of - count)) / of + squared / 4)) / (of + squared);
  return { lower: count === 0 ? 0 : Math.max(0, centre - half), upper: count === of ? 1 : Math.min(1, centre + half) };
}

/** Clopper and Pearson's exact interval (1934; as R's binom.test): never too narrow, often too wide. */
export function clopperPearson({ count, of }: Fraction, confidence = USUAL_CONFIDENCE): Interval {
  assertFraction({ count, of });
  const tail = (1 - confidence) / 2;
  return {
    lower: count === 0 ? 0 : betaValue(tail, count, of - count + 1),
    upper: count === of ? 1 : betaValue(1 - tail, count + 1, of - count),
  };
}

/** Agresti and Coull's interval (1998), not cut at 0 and 1. */
export function agrestiCoull({ count, of }: Fraction, confidence = USUAL_CONFIDENCE): Interval {
  assertFraction({ count, of });
  const z = normalValue((1 + confidence) / 2);
  const trials = of + z ** 2;
  const centre = (count + z ** 2 / 2) / trials;
  const half = z * Math.sqrt((centre * (1 - centre)) / trials);
  return { lower: centre - half, upper: centre + half };
}

/** The central interval of the Beta(½, ½) posterior (Jeffreys). */
export function jeffreys({ count, of }: Fraction, confidence = USUAL_CONFIDENCE): Interval {
  assertFraction({ count, of });
  const tail = (1 - confidence) / 2;
  const at = (probability: number) => betaValue(probability, count + 0.5, of - count + 0.5);
  return { lower: at(tail), upper: at(1 - tail) };
}

/** A share of nothing, or more counted than there are, is a mistake of the caller. */
export function assertFraction({ count, of }: Fraction): void {
  if (!(of > 0) || !(count >= 0) || count > of) throw new RangeError('a proportion needs 0 <= count <= of and of > 0');
}
