/**
 * Numbers that look like chance and are the same every time: Mulberry32 (Tommy Ettinger, public domain), 32 bits of
 * state, good enough for a made-up county and for nothing secret. Each stream has a name, so that drawing more from
 * one part of the simulation leaves every other part as it was.
 */
export type Random = {
  /** Evenly spread from 0 up to, not including, 1. */
  next(): number;
  /** A whole number from the least to the most, both included. */
  whole(least: number, most: number): number;
  chance(probability: number): boolean;
  pick<T>(of: readonly T[]): T;
  /** One of the values, as often as its weight among all weights. */
  weighted<T>(of: readonly (readonly [value: T, weight: number])[]): T;
  /** Exponentially spread waiting time with this mean. */
  wait(mean: number): number;
  /** A count of independent events with this mean (Knuth's product method; means up to some tens). */
  poisson(mean: number): number;
};

export function randomFrom(seed: number, stream: string): Random {
  let state = (seed ^ hashOf(stream)) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    whole: (least, most) => least + Math.floor(next() * (most - least + 1)),
    chance: (probability) => next() < probability,
    pick: (of) => itemAt(of, Math.floor(next() * of.length)),
    weighted: (of) => weightedBy(next(), of),
    wait: (mean) => -mean * Math.log(1 - next()),
    poisson(mean) {
      const floor = Math.exp(-mean);
      let count = 0;
      for (let product = next(); product > floor; product *= next()) count += 1;
      return count;
    },
  };
}

/** A number from 0 up to 1 that belongs to a text: the same text and seed always give the same number. */
export function shareOf(seed: number, text: string): number {
  return randomFrom(seed, text).next();
}

function weightedBy<T>(share: number, of: readonly (readonly [T, number])[]): T {
  const total = of.reduce((sum, [, weight]) => sum + weight, 0);
  let left = share * total;
  for (const [value, weight] of of) {
    left -= weight;
    if (left < 0) return value;
  }
  return itemAt(of, of.length - 1)[0];
}

function itemAt<T>(of: readonly T[], index: number): T {
  const item = of[index];
  if (item === undefined) throw new Error('nothing to choose from');
  return item;
}

/** FNV-1a, then spread once more so that names that differ in one letter start far apart. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
