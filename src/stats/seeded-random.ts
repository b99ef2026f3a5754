/** Numbers from 0 up to 1, evenly spread. */
export type Random = () => number;

/** The same numbers for the same seed, so that a simulated result does not change from one look to the next (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * A whole number from `low` to `high` drawn from a distribution with one peak: outwards from its likeliest value, where
 * `next(k)` is how many times likelier k + 1 is than k. Takes as many steps as the distribution is wide.
 */
export function drawAround(
  random: Random,
  peak: { at: number; probability: number },
  { low, high, next }: { low: number; high: number; next: (value: number) => number },
): number {
  let left = random() - peak.probability;
  let [down, up] = [peak.at, peak.at];
  let [downProbability, upProbability] = [peak.probability, peak.probability];
  while (left > 0 && (down > low || up < high)) {
    if (up < high) {
      upProbability *= next(up);
      up += 1;
      left -= upProbability;
      if (left <= 0) return up;
    }
    if (down > low) {
      downProbability /= next(down - 1);
      down -= 1;
      left -= downProbability;
      if (left <= 0) return down;
    }
  }
  return peak.at;
}
