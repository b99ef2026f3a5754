import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { driftForecast, type Forecast, type Goal, meanForecast, naiveForecast } from './forecast.ts';
import { chancesOfMeeting, forecastIntervals, outlook } from './index.ts';
import { chanceOfRun } from './path-chances.ts';
import { smooth, smoothedForecast, thetaForecast } from './smoothing.ts';
import { mannKendall, theilSen } from './trend.ts';

const GOLDEN = new URL('../../../shared/golden/forecast-golden.json', import.meta.url);

type Months = { mean: number[]; sd: number[]; lo80: number[]; hi80: number[]; p_meets_target: number[] };
type Expected = {
  mann_kendall: { S: number; varS: number; z: number; p: number; tau: number };
  theil_sen: { slope: number; lo95: number; hi95: number };
  mean_model: { mean: number; sd: number; df: number; lo80: number; hi80: number; p_meets_target: number };
  naive_random_walk: { last: number; sd: number[]; p_meets_target: number[] };
  mix_mean_naive: { p_meets_target: number[] };
  mix_theta_naive: { p_meets_target: number[] };
  random_walk_with_drift: Months & { drift: number };
  'ses_alpha_0.3': Months & { level0: number; sigma2: number };
  ses: Months & {
    alpha: number;
    level0: number;
    sigma2: number;
    sse: number;
    exact_alpha: number;
    exact_sse: number;
    p_met_at_least_once_in_6: number;
    p_met_three_in_a_row_within_6: number;
  };
  theta: Months;
};
type GoldenCase = {
  name: string;
  values: number[];
  target: number;
  better: 'higher' | 'lower';
  horizon: number;
  expected: Expected;
};

/** Closed forms agree to nine digits; where R's optimiser stops early, to the 1 % that the reference allows. */
const [EXACT, NEARLY] = [1e-9, 0.01];

if (!existsSync(GOLDEN)) {
  test('forecasts equal R', { skip: 'the reference results are not on this machine' }, () => {});
} else {
  const { cases } = JSON.parse(readFileSync(GOLDEN, 'utf8')) as { cases: GoldenCase[] };
  test('there are eight reference forecasts', () => assert.equal(cases.length, 8));
  for (const each of cases) {
    test(`the trend equals R: ${each.name}`, () => compareTrend(each));
    test(`mean, last value and drift equal R: ${each.name}`, () => compareClosedForms(each));
    test(`smoothing equals R: ${each.name}`, () => compareSmoothing(each));
  }
}

function compareTrend({ values, expected: { mann_kendall, theil_sen } }: GoldenCase): void {
  const [trend, slope] = [mannKendall(values), theilSen(values)];
  near(trend?.rises, mann_kendall.S);
  near(trend?.variance, mann_kendall.varS);
  near(trend?.z, mann_kendall.z);
  near(trend?.pValue, mann_kendall.p);
  near(trend?.tau, mann_kendall.tau);
  near(slope?.slope, theil_sen.slope);
  near(slope?.limits?.lower, theil_sen.lo95);
  near(slope?.limits?.upper, theil_sen.hi95);
}

function compareClosedForms({ values, target, better, horizon, expected }: GoldenCase): void {
  const goal = { target, better };
  const { mean_model, naive_random_walk, random_walk_with_drift } = expected;
  const stays = meanForecast(values, horizon);
  assert.equal(stays?.degreesOfFreedom, mean_model.df);
  const every = (value: number) => Array.from({ length: horizon }, () => value);
  compareMonths(stays, goal, {
    mean: every(mean_model.mean),
    sd: every(mean_model.sd),
    lo80: every(mean_model.lo80),
    hi80: every(mean_model.hi80),
    p_meets_target: every(mean_model.p_meets_target),
  });
  compareMonths(naiveForecast(values, horizon), goal, { ...naive_random_walk, mean: every(naive_random_walk.last) });
  compareMonths(driftForecast(values, horizon), goal, random_walk_with_drift);
  const mixture = outlook(values, goal, horizon);
  assert.equal(mixture?.length, values.length < 12 ? undefined : horizon);
  if (mixture !== null) nearAll(mixture, expected.mix_mean_naive.p_meets_target);
}

function compareSmoothing({ values, target, better, horizon, expected }: GoldenCase): void {
  const goal = { target, better };
  const [smoothing, given] = [smooth(values), smooth(values, 0.3)];
  assert.ok(smoothing && given);
  const wanted = expected.ses;
  assert.ok(Math.abs(smoothing.alpha - wanted.exact_alpha) <= 1e-5, `${smoothing.alpha} is not ${wanted.exact_alpha}`);
  assert.ok(smoothing.squaredErrors <= wanted.exact_sse * (1 + EXACT));
  near(smoothing.squaredErrors, wanted.sse, NEARLY);
  near(smoothing.firstLevel, wanted.level0, NEARLY);
  near(smoothing.variance, wanted.sigma2, NEARLY);
  compareMonths(smoothedForecast(smoothing, horizon), goal, wanted, NEARLY);
  near(given.firstLevel, expected['ses_alpha_0.3'].level0, NEARLY);
  near(given.variance, expected['ses_alpha_0.3'].sigma2, NEARLY);
  compareMonths(smoothedForecast(given, horizon), goal, expected['ses_alpha_0.3'], NEARLY);
  const theta = thetaForecast(values, horizon);
  compareMonths(theta, goal, expected.theta, NEARLY);
  const naive = naiveForecast(values, horizon);
  const [one, other] = [theta && chancesOfMeeting(theta, goal), naive && chancesOfMeeting(naive, goal)];
  const mixed = one?.map((chance, index) => (chance + (other?.[index] ?? Number.NaN)) / 2) ?? [];
  nearAll(mixed, expected.mix_theta_naive.p_meets_target, NEARLY);
  const once = chanceOfRun(smoothing, goal, 6);
  const thrice = chanceOfRun(smoothing, goal, 6, 3);
  assert.ok(Math.abs(once - wanted.p_met_at_least_once_in_6) <= 0.005, `${once}`);
  assert.ok(Math.abs(thrice - wanted.p_met_three_in_a_row_within_6) <= 0.005, `${thrice}`);
}

function compareMonths(
  forecast: Forecast | null,
  goal: Goal,
  wanted: Pick<Months, 'mean' | 'sd' | 'p_meets_target'> & Partial<Months>,
  tolerance = EXACT,
): void {
  assert.ok(forecast);
  nearAll(
    forecast.months.map(({ expected }) => expected),
    wanted.mean,
    tolerance,
  );
  nearAll(
    forecast.months.map(({ error }) => error),
    wanted.sd,
    tolerance,
  );
  nearAll(chancesOfMeeting(forecast, goal) ?? [], wanted.p_meets_target, tolerance);
  const intervals = forecastIntervals(forecast, 0.8);
  if (wanted.lo80 && wanted.hi80) {
    nearAll(
      intervals.map(({ lower }) => lower),
      wanted.lo80,
      tolerance,
    );
    nearAll(
      intervals.map(({ upper }) => upper),
      wanted.hi80,
      tolerance,
    );
  }
}

function nearAll(actual: readonly number[], wanted: readonly number[], tolerance = EXACT): void {
  assert.equal(actual.length, wanted.length);
  for (const [index, each] of wanted.entries()) near(actual[index], each, tolerance);
}

function near(actual: number | undefined, wanted: number, tolerance = EXACT): void {
  const allowed = Math.max(1e-12, tolerance * Math.abs(wanted));
  assert.ok(actual !== undefined && Math.abs(actual - wanted) <= allowed, `${actual} is not ${wanted}`);
}
