import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  falseSignalChance,
  judgeTogether,
  type Nature,
  type SeriesPoint,
  type TrajectorySeries,
  trajectory,
  xmr,
} from './index.ts';

/*
 * Nothing changes in any series here: every verdict but "no change" is a false alarm. The seed is fixed, the measured
 * shares are printed, and docs/trajectory.md quotes them.
 */

/** Uniform between 0 and 1 (Marsaglia's xorshift, 32 bits). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return ((state >>> 0) + 0.5) / 2 ** 32;
  };
}

type Random = () => number;
const normal = (random: Random) => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
const binomial = (random: Random, of: number, chance: number) => {
  let count = 0;
  for (let trial = 0; trial < of; trial += 1) if (random() < chance) count += 1;
  return count;
};
const poisson = (random: Random, expected: number) => {
  let [count, product] = [0, random()];
  for (const end = Math.exp(-expected); product > end; product *= random()) count += 1;
  return count;
};

const month = (numerator: number, denominator: number | null): SeriesPoint => ({
  value: denominator === null ? numerator : numerator / denominator,
  numerator,
  denominator,
  isFinal: true,
});
const proportionOf = (of: number, chance: number) => (random: Random) => month(binomial(random, of, chance), of);
const countOf = (expected: number) => (random: Random) => month(poisson(random, expected), null);

const STABLE: { name: string; months: number; draw: (random: Random) => SeriesPoint; atMost: number }[] = [
  { name: '24 months of 200 children, 80 %', months: 24, draw: proportionOf(200, 0.8), atMost: 0.08 },
  { name: '24 months of 40 children, 95 %', months: 24, draw: proportionOf(40, 0.95), atMost: 0.11 },
  { name: '24 months of 30 events', months: 24, draw: countOf(30), atMost: 0.08 },
  { name: '24 months of 6 events', months: 24, draw: countOf(6), atMost: 0.09 },
  { name: '14 months of 200 children, 80 %', months: 14, draw: proportionOf(200, 0.8), atMost: 0.05 },
  { name: '8 months of 200 children, 80 % (ends)', months: 8, draw: proportionOf(200, 0.8), atMost: 0.065 },
  { name: '8 months of 12 children, 90 % (ends)', months: 8, draw: proportionOf(12, 0.9), atMost: 0.06 },
  { name: '8 months of 30 events (ends)', months: 8, draw: countOf(30), atMost: 0.06 },
  { name: '24 months of 2 events (rare: ends)', months: 24, draw: countOf(2), atMost: 0.05 },
];

describe('false alarms on 1,000 stable series over a period of five months', () => {
  for (const { name, months, draw, atMost } of STABLE) {
    test(name, (context) => {
      const random = generator(2022);
      const results = Array.from({ length: 1000 }, () => judge(Array.from({ length: months }, () => draw(random))));
      const alarms = results.filter(({ verdict }) => verdict === 'improving' || verdict === 'gettingWorse');
      const share = alarms.length / results.length;
      context.diagnostic(`${(share * 100).toFixed(1)} in 100`);
      assert.ok(share <= atMost, `${share} false alarms`);
    });
  }
});

describe('false alarms on 1,000 stable stocks whose months resemble each other, about 300 children', () => {
  for (const correlation of [0, 0.5, 0.8, 0.95]) {
    test(`neighbouring months correlate at ${correlation}`, (context) => {
      const random = generator(1974);
      const results = Array.from({ length: 1000 }, () => judge(wandering(random, correlation), 'stock'));
      const alarms = results.filter(({ verdict }) => verdict === 'improving' || verdict === 'gettingWorse').length;
      context.diagnostic(`${(alarms / 10).toFixed(1)} in 100`);
      assert.ok(alarms <= 180, `${alarms} false alarms`);
    });
  }
});

/** 24 months around 80 % of 300 children with the spread of a binomial. */
function wandering(random: Random, correlation: number): SeriesPoint[] {
  let state = normal(random);
  return Array.from({ length: 24 }, () => {
    state = correlation * state + Math.sqrt(1 - correlation ** 2) * normal(random);
    return month(Math.round(240 + state * Math.sqrt(300 * 0.8 * 0.2)), 300);
  });
}

test('chance gives a set of stable measures about as many signals as it is said to', (context) => {
  const random = generator(1848);
  let [alarms, expected] = [0, 0];
  for (let set = 0; set < 100; set += 1) {
    const alone = Array.from({ length: 16 }, (_, index) => {
      const draw = index % 2 ? countOf(40) : proportionOf(150, 0.75);
      return judge(Array.from({ length: index < 12 ? 24 : 6 }, () => draw(random)));
    });
    const { together, chances } = judgeTogether(alone);
    alarms += together.filter(({ verdict }) => verdict === 'improving' || verdict === 'gettingWorse').length;
    expected += chances.reduce((sum, chance) => sum + chance, 0);
  }
  context.diagnostic(`${alarms / 100} a set of sixteen, ${(expected / 100).toFixed(2)} said`);
  assert.ok(Math.abs(alarms - expected) < 0.35 * expected, `${alarms} against ${expected}`);
});

describe('the share of false signals by length of series is the one in the table', () => {
  for (const months of [12, 13, 16, 20, 24, 36]) {
    test(`${months} months`, () => {
      const random = generator(7919);
      const series = Array.from({ length: 6000 }, () => Array.from({ length: months }, () => normal(random)));
      const options = { better: 'higher' as const, baselinePoints: 12, rebasedAt: [], screenMovingRanges: true };
      const share = series.filter((values) => xmr(values, options).at(-1)?.cause).length / series.length;
      assert.ok(Math.abs(share - falseSignalChance(months)) < 0.01, `${share}`);
    });
  }
});

function judge(points: readonly SeriesPoint[], nature: Nature = 'events') {
  const kind = points[0]?.denominator === null ? 'count' : 'proportion';
  const series: TrajectorySeries = { kind, nature, better: 'higher', points, rebasedAt: [] };
  return trajectory(series, { from: points.length - 5, to: points.length - 1 });
}
