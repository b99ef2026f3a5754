import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomFrom, shareOf } from './random.ts';

const many = (of: () => number, count = 20_000) => Array.from({ length: count }, of);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

test('a stream repeats itself, and differs from its neighbours in name and seed', () => {
  const begin = (seed: number, stream: string) => many(randomFrom(seed, stream).next, 5);
  assert.deepEqual(begin(1, 'front door 1'), begin(1, 'front door 1'));
  assert.notDeepEqual(begin(1, 'front door 1'), begin(1, 'front door 2'));
  assert.notDeepEqual(begin(1, 'front door 1'), begin(2, 'front door 1'));
});

test('draws have the mean that they promise', () => {
  const random = randomFrom(7, 'means');
  for (const [drawn, expected, tolerance] of [
    [many(random.next), 0.5, 0.01],
    [many(() => random.whole(1, 6)), 3.5, 0.05],
    [many(() => (random.chance(0.22) ? 1 : 0)), 0.22, 0.01],
    [many(() => random.wait(30)), 30, 0.9],
    [many(() => random.poisson(5)), 5, 0.06],
    [
      many(() =>
        random.weighted([
          [1, 30],
          [0, 70],
        ] as const),
      ),
      0.3,
      0.012,
    ], // prettier-ignore
  ] as const)
    assert.ok(Math.abs(mean(drawn) - expected) < tolerance, `${mean(drawn)} instead of ${expected}`);
});

test('whole numbers reach both ends and nothing beyond', () => {
  const random = randomFrom(3, 'ends');
  assert.deepEqual([...new Set(many(() => random.whole(2, 4), 200))].sort(), [2, 3, 4]);
});

test('names that differ little have shares that differ much', () => {
  const shares = Array.from({ length: 2000 }, (_, index) => shareOf(2, `fault contacts SV${index}`));
  assert.ok(Math.abs(mean(shares) - 0.5) < 0.025);
  assert.ok(Math.abs(shares.filter((share) => share < 0.02).length - 40) < 25);
});
