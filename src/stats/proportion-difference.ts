import { normalAbove, normalValue } from './distributions.ts';
import { assertFraction, type Fraction, type Interval, USUAL_CONFIDENCE, wilsonAt } from './proportion-interval.ts';

/** A standard normal value that double precision cannot tell from certainty. */
const FARTHEST = 38;

export type Difference = Interval & {
  /** Second minus first. */
  change: number;
  /** Two-sided: the confidence at which the interval would just touch no change is 1 − p. */
  pValue: number;
};

/**
 * Difference of two independent proportions, second minus first, with Newcombe's hybrid score interval (1998, his
 * method 10: Wilson's two intervals, squared and added).
 *
 * The p-value is the interval turned round, so that the 95 % interval excludes 0 exactly when p < 0.05 and a page never
 * shows two answers.
 */
export function newcombe(first: Fraction, second: Fraction, confidence = USUAL_CONFIDENCE): Difference {
  assertFraction(first);
  assertFraction(second);
  const change = second.count / second.of - first.count / first.of;
  return { change, ...newcombeAt(first, second, normalValue((1 + confidence) / 2)), pValue: pValueOf(first, second) };
}

function newcombeAt(first: Fraction, second: Fraction, z: number): Interval {
  const [p1, p2] = [first.count / first.of, second.count / second.of];
  const [one, two] = [wilsonAt(first, z), wilsonAt(second, z)];
  return {
    lower: p2 - p1 - Math.hypot(p2 - two.lower, one.upper - p1),
    upper: p2 - p1 + Math.hypot(two.upper - p2, p1 - one.lower),
  };
}

/** Halves the range of z until the limit nearer to 0 lies on it. */
function pValueOf(first: Fraction, second: Fraction): number {
  const change = second.count / second.of - first.count / first.of;
  if (change === 0) return 1;
  const excludesZero = (z: number) => {
    const { lower, upper } = newcombeAt(first, second, z);
    return change > 0 ? lower > 0 : upper < 0;
  };
  let [inside, outside] = [0, FARTHEST];
  for (let halving = 0; halving < 50; halving += 1) {
    const middle = (inside + outside) / 2;
    if (excludesZero(middle)) inside = middle;
    else outside = middle;
  }
  return Math.min(1, 2 * normalAbove(outside));
}
