import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { chancesOfMeeting, driftForecast, type Goal, meanForecast, naiveForecast } from './forecast.ts';
import { chanceOfRun } from './path-chances.ts';
import { smooth, smoothedForecast, thetaForecast } from './smoothing.ts';
import { mannKendall, theilSen } from './trend.ts';

const series = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 3, maxLength: 30 });
const goal = fc.record({ target: fc.integer({ min: -60, max: 60 }), better: fc.constantFrom('higher', 'lower') });
const near = (a: number | undefined, b: number | undefined, tolerance = 1e-9) =>
  a === undefined || b === undefined ? a === b : Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b));
const check = (name: string, property: () => fc.IRawProperty<unknown>, numRuns = 150) =>
  test(name, () => fc.assert(property(), { numRuns, seed: 2022 }));

describe('a trend', () => {
  check('turns round with time', () =>
    fc.property(series, (values) => {
      const back = [...values].reverse();
      const [there, turned] = [mannKendall(values), mannKendall(back)];
      assert.ok(near((there?.rises ?? 0) + (turned?.rises ?? 0), 0) && near(there?.pValue, turned?.pValue));
      assert.ok(near((theilSen(values)?.slope ?? 0) + (theilSen(back)?.slope ?? 0), 0));
    }),
  );

  check('moves by what is added each month', () =>
    fc.property(series, fc.integer({ min: -9, max: 9 }), (values, rise) => {
      const steeper = values.map((value, index) => value + rise * index);
      assert.ok(near((theilSen(values)?.slope ?? 0) + rise, theilSen(steeper)?.slope));
    }),
  );

  test('is unknown where nothing varies or there is one value', () => {
    assert.equal(mannKendall([5]), null);
    assert.equal(mannKendall([5, 5, 5]), null);
    assert.equal(theilSen([5]), null);
    assert.deepEqual(theilSen([1, 3]), { slope: 2, limits: null });
  });
});

describe('forecasts', () => {
  check('move with the series', () =>
    fc.property(series, fc.integer({ min: -100, max: 100 }), (values, shift) => {
      const moved = values.map((value) => value + shift);
      for (const forecast of [meanForecast, naiveForecast, driftForecast]) {
        const [before, after] = [forecast(values, 3), forecast(moved, 3)];
        for (const [index, { expected, error }] of (before?.months ?? []).entries()) {
          const month = after?.months[index];
          assert.ok(near(expected + shift, month?.expected, 1e-8) && near(error, month?.error, 1e-8));
        }
      }
    }),
  );

  check('smooth between the mean and the last value, with no more squared error than either', () =>
    fc.property(series, (values) => {
      const [smoothing, meanLike, lastLike] = [smooth(values), smooth(values, 0.0001), smooth(values, 0.9999)];
      assert.ok(smoothing && meanLike && lastLike && smoothing.alpha >= 0.0001 && smoothing.alpha <= 0.9999);
      const least = Math.min(meanLike.squaredErrors, lastLike.squaredErrors);
      assert.ok(smoothing.squaredErrors <= least + 1e-9);
    }),
  );

  test('are not made of too few values, and give no chance where nothing varies', () => {
    const target: Goal = { target: 5, better: 'higher' };
    assert.deepEqual([meanForecast([], 3), naiveForecast([], 3), naiveForecast([1], 3)], [null, null, null]);
    assert.deepEqual([driftForecast([1, 2], 3), smooth([1, 2]), thetaForecast([1, 2], 3)], [null, null, null]);
    const flat = meanForecast([5, 5, 5], 3);
    assert.equal(flat && chancesOfMeeting(flat, target), null);
  });
});

describe('the chance of a run', () => {
  check(
    'grows with the months and shrinks with the length of the run',
    () =>
      fc.property(series, goal, (values, to) => {
        const smoothing = smooth(values);
        assert.ok(smoothing);
        const chance = (months: number, inARow: number) => chanceOfRun(smoothing, to as Goal, months, inARow);
        const [one, three, twice, none] = [chance(1, 1), chance(3, 1), chance(3, 2), chance(1, 2)];
        assert.ok(none === 0 && one <= three + 1e-6 && twice <= three + 1e-6 && three <= 1);
        const single = chancesOfMeeting(smoothedForecast(smoothing, 1), to as Goal)?.[0];
        if (single !== undefined) assert.ok(near(one, single, 1e-3));
      }),
    15,
  );

  test('of months that do not depend on each other is what they multiply to', () => {
    const smoothing = { alpha: 0.0001, firstLevel: 0, level: 0, squaredErrors: 8, variance: 1 };
    const even: Goal = { target: 0, better: 'lower' };
    assert.ok(near(chanceOfRun(smoothing, even, 6), 1 - 1 / 64, 1e-4));
    assert.ok(near(chanceOfRun(smoothing, even, 4, 3), 3 / 16, 1e-4));
  });

  test('is certain or impossible where nothing varies', () => {
    const flat = { alpha: 0.5, firstLevel: 3, level: 3, squaredErrors: 0, variance: 0 };
    assert.equal(chanceOfRun(flat, { target: 3, better: 'higher' }, 3, 3), 1);
    assert.equal(chanceOfRun(flat, { target: 3, better: 'higher' }, 2, 3), 0);
    assert.equal(chanceOfRun(flat, { target: 4, better: 'higher' }, 3), 0);
  });
});
