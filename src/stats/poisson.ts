import { betaValue, binomialAtLeast, binomialAtMost, gammaValue } from './distributions.ts';
import type { Difference } from './proportion-difference.ts';
import { type Interval, USUAL_CONFIDENCE } from './proportion-interval.ts';

/** Events, and what they were counted over: months, or children times months. */
export type Count = { events: number; exposure: number };

/** Exact interval of the expected number behind a count of independent events (Garwood 1936; as R's poisson.test). */
export function poissonInterval(events: number, confidence = USUAL_CONFIDENCE): Interval {
  if (!(events >= 0)) throw new RangeError('a count cannot be negative');
  const tail = (1 - confidence) / 2;
  return { lower: events === 0 ? 0 : gammaValue(tail, events), upper: gammaValue(1 - tail, events + 1) };
}

/**
 * Exact comparison of two rates, second minus first: given the events of both together, those of the second are
 * binomial (Przyborowski and Wilenski 1940).
 *
 * p-value: twice the smaller tail, at most 1. Interval: the exact one of the second's share of the events
 * (Clopper-Pearson), written as a difference of rates while the events of both together stay what they are; so it
 * excludes 0 exactly when p < 0.05 at 95 %. No events at all: no change, p = 1, and an interval without width.
 */
export function comparePoisson(first: Count, second: Count, confidence = USUAL_CONFIDENCE): Difference {
  if (!(first.exposure > 0 && second.exposure > 0)) throw new RangeError('a rate needs an exposure above 0');
  const all = first.events + second.events;
  const differenceAt = (share: number) => (all * share) / second.exposure - (all * (1 - share)) / first.exposure;
  if (all === 0) return { change: 0, lower: 0, upper: 0, pValue: 1 };
  const tail = (1 - confidence) / 2;
  const fairShare = second.exposure / (first.exposure + second.exposure);
  const below = binomialAtMost(second.events, all, fairShare);
  const above = binomialAtLeast(second.events, all, fairShare);
  return {
    change: second.events / second.exposure - first.events / first.exposure,
    lower: differenceAt(second.events === 0 ? 0 : betaValue(tail, second.events, first.events + 1)),
    upper: differenceAt(first.events === 0 ? 1 : betaValue(1 - tail, second.events + 1, first.events)),
    pValue: Math.min(1, 2 * Math.min(below, above)),
  };
}

/** The smallest p-value that this many events could give, however they fell: over 0.05 nothing can be determined. */
export function smallestPossiblePValue(events: number, firstExposure: number, secondExposure: number): number {
  const share = secondExposure / (firstExposure + secondExposure);
  return Math.min(1, 2 * Math.min(share ** events, (1 - share) ** events));
}
