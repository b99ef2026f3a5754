import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { meanModel, naiveModel, outlook } from './index.ts';

const GOLDEN = new URL('../../../shared/golden/forecast-golden.json', import.meta.url);

type GoldenCase = {
  name: string;
  values: number[];
  target: number;
  better: 'higher' | 'lower';
  horizon: number;
  expected: {
    mean_model: { p_meets_target: number };
    naive_random_walk: { p_meets_target: number[] };
    mix_mean_naive: { p_meets_target: number[] };
  };
};

if (!existsSync(GOLDEN)) {
  test('outlooks equal R', { skip: 'the reference results are not on this machine' }, () => {});
} else {
  const { cases } = JSON.parse(readFileSync(GOLDEN, 'utf8')) as { cases: GoldenCase[] };
  test('there are eight reference outlooks', () => assert.equal(cases.length, 8));
  for (const each of cases) test(`equals R: ${each.name}`, () => compare(each));
}

function compare({ values, target, better, horizon, expected }: GoldenCase): void {
  const goal = { target, better };
  near(meanModel(values, goal), expected.mean_model.p_meets_target);
  const naive = naiveModel(values, goal, horizon);
  for (const [index, wanted] of expected.naive_random_walk.p_meets_target.entries()) {
    near(naive?.[index] ?? null, wanted);
  }
  const mixture = outlook(values, goal, horizon);
  assert.equal(mixture?.length, values.length < 12 ? undefined : horizon);
  if (mixture === null) return;
  for (const [index, wanted] of expected.mix_mean_naive.p_meets_target.entries()) near(mixture[index] ?? null, wanted);
}

/** These closed forms are compared far inside the reference's 1 %. */
function near(actual: number | null, wanted: number): void {
  assert.ok(actual !== null && Math.abs(actual - wanted) <= 1e-9, `${actual} is not ${wanted}`);
}
