import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  benjaminiHochberg,
  chiSquareOfGroups,
  clopperPearson,
  comparePoisson,
  type Fraction,
  fisherExact,
  newcombe,
  outlook,
  poissonInterval,
  wilson,
  type XmrPoint,
  xmr,
} from './index.ts';

const fraction = fc
  .integer({ min: 1, max: 300 })
  .chain((of) => fc.integer({ min: 0, max: of }).map((count): Fraction => ({ count, of })));
const smallGroups = fc.array(
  fc.integer({ min: 1, max: 12 }).chain((of) => fc.integer({ min: 0, max: of }).map((count) => ({ count, of }))),
  { minLength: 2, maxLength: 4 },
);
const exposed = fc.record({ events: fc.integer({ min: 0, max: 400 }), exposure: fc.integer({ min: 1, max: 24 }) });
/** Whole numbers: shifting and scaling by whole numbers then rounds nothing. */
const whole = fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 1, maxLength: 40 });
const options = {
  better: 'higher' as const,
  baselinePoints: 12,
  rebasedAt: [],
  screenMovingRanges: true,
};
const chart = (values: number[], better: 'higher' | 'lower' = 'higher') => xmr(values, { ...options, better });
const inUnit = (value: number) => value >= 0 && value <= 1;
const near = (a: number | null, b: number | null) =>
  a === null || b === null ? a === b : Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
const check = (name: string, property: () => fc.IRawProperty<unknown>) =>
  test(name, () => fc.assert(property(), { numRuns: 200, seed: 2022 }));

describe('XmR charts', () => {
  /** Rounding may move a point that lies exactly on a limit: those charts say nothing about the rule. */
  const isClear = ({ value, lower, upper }: XmrPoint) => value === null || !(near(value, lower) || near(value, upper));

  check('move with the series, and keep its special causes', () =>
    fc.property(whole, fc.integer({ min: -1000, max: 1000 }), (values, shift) => {
      const [before, after] = [chart(values), chart(values.map((value) => value + shift))];
      fc.pre(before.every(isClear) && after.every(isClear));
      for (const [index, point] of before.entries()) {
        const moved = after[index];
        assert.ok(moved && near(moved.lower, point.lower === null ? null : point.lower + shift));
        assert.deepEqual([moved.isOutside, moved.cause?.rule], [point.isOutside, point.cause?.rule]);
      }
    }),
  );

  check('grow with the series, and keep its special causes', () =>
    fc.property(whole, fc.integer({ min: 1, max: 64 }), (values, factor) => {
      const [before, after] = [chart(values), chart(values.map((value) => value * factor))];
      fc.pre(before.every(isClear) && after.every(isClear));
      for (const [index, point] of before.entries()) {
        const grown = after[index];
        assert.ok(grown && near(grown.upper, point.upper === null ? null : point.upper * factor));
        assert.equal(grown.isOutside, point.isOutside);
      }
    }),
  );

  check('turned upside down swap high and low', () =>
    fc.property(whole, (values) => {
      const [up, down] = [chart(values), chart(values.map((value) => 0 - value))];
      fc.pre(up.every(isClear) && down.every(isClear));
      const swapped = { high: 'low', low: 'high' } as const;
      for (const [index, point] of up.entries()) {
        const direction = point.cause ? swapped[point.cause.direction] : undefined;
        assert.equal(down[index]?.cause?.direction, direction);
      }
    }),
  );

  check('call good bad, and bad good, where the other direction is better', () =>
    fc.property(whole, (values) => {
      const swapped = { good: 'bad', bad: 'good', high: 'high', low: 'low' } as const;
      const wanted = chart(values).map(({ effect }) => (effect === null ? null : swapped[effect]));
      assert.deepEqual(
        chart(values, 'lower').map(({ effect }) => effect),
        wanted,
      );
    }),
  );

  check('take mean and limits from the baseline alone', () =>
    fc.property(whole, whole, (values, later) => {
      fc.pre(values.length >= 12);
      const [short, long] = [chart(values), chart([...values, ...later])];
      assert.deepEqual([short[0]?.centre, short[0]?.lower], [long[0]?.centre, long[0]?.lower]);
    }),
  );
});

describe('proportions', () => {
  check('the intervals hold the proportion and stay between 0 and 1', () =>
    fc.property(fraction, (some) => {
      for (const { lower, upper } of [wilson(some), clopperPearson(some)]) {
        assert.ok(inUnit(lower) && inUnit(upper) && lower <= some.count / some.of && upper >= some.count / some.of);
      }
    }),
  );

  check('counting the others turns the interval round', () =>
    fc.property(fraction, ({ count, of }) => {
      const [one, other] = [wilson({ count, of }), wilson({ count: of - count, of })];
      assert.ok(near(one.lower, 1 - other.upper) && near(one.upper, 1 - other.lower));
    }),
  );

  check('a difference changes its sign with the order, and its p-value says what its interval says', () =>
    fc.property(fraction, fraction, (first, second) => {
      const [there, back] = [newcombe(first, second), newcombe(second, first)];
      assert.ok(near(there.lower, 0 - back.upper) && near(there.pValue, back.pValue) && inUnit(there.pValue));
      fc.pre(Math.abs(there.pValue - 0.05) > 1e-6);
      assert.equal(there.lower > 0 || there.upper < 0, there.pValue < 0.05);
    }),
  );

  check('tests of groups do not depend on their order', () =>
    fc.property(smallGroups, (groups) => {
      const turned = [...groups].reverse();
      assert.ok(near(chiSquareOfGroups(groups)?.pValue ?? null, chiSquareOfGroups(turned)?.pValue ?? null));
      assert.ok(near(fisherExact(groups), fisherExact(turned)) && inUnit(fisherExact(groups)));
    }),
  );

  check("Fisher's test equals the sum over every table", () =>
    fc.property(smallGroups, (groups) => assert.ok(near(fisherExact(groups), fisherSlowly(groups)))),
  );
});

describe('counts', () => {
  check('the exact interval holds the count', () =>
    fc.property(fc.integer({ min: 0, max: 5000 }), (events) => {
      const { lower, upper } = poissonInterval(events);
      assert.ok(lower >= 0 && lower <= events && upper > events);
    }),
  );

  check('a comparison changes its sign with the order, and its p-value says what its interval says', () =>
    fc.property(exposed, exposed, (first, second) => {
      const [there, back] = [comparePoisson(first, second), comparePoisson(second, first)];
      assert.ok(near(there.change, 0 - back.change) && near(there.pValue, back.pValue) && inUnit(there.pValue));
      assert.ok(there.lower <= there.change + 1e-9 && there.upper >= there.change - 1e-9);
      fc.pre(Math.abs(there.pValue - 0.05) > 1e-6);
      assert.equal(there.lower > 1e-9 || there.upper < -1e-9, there.pValue < 0.05);
    }),
  );

  const published = [
    { events: 0, lower: 0, upper: 3.69 },
    { events: 1, lower: 0.03, upper: 5.57 },
    { events: 10, lower: 4.8, upper: 18.39 },
    { events: 100, lower: 81.36, upper: 121.63 },
  ];
  for (const { events, lower, upper } of published) {
    test(`the exact interval of ${events} is the published one`, () => {
      const interval = poissonInterval(events);
      assert.deepEqual([interval.lower.toFixed(2), interval.upper.toFixed(2)], [lower.toFixed(2), upper.toFixed(2)]);
    });
  }

  test('two counts over the same time are compared as tosses of a coin', () => {
    assert.ok(near(comparePoisson({ events: 0, exposure: 1 }, { events: 6, exposure: 1 }).pValue, 2 / 64));
    assert.ok(near(comparePoisson({ events: 2, exposure: 1 }, { events: 8, exposure: 1 }).pValue, (2 * 56) / 1024));
    assert.equal(comparePoisson({ events: 0, exposure: 1 }, { events: 0, exposure: 1 }).pValue, 1);
  });
});

describe('many tests at once', () => {
  test('adjusted p-values are those that R prints', () => {
    const adjusted = benjaminiHochberg([0.01, 0.02, 0.03, 0.04, 0.05]);
    assert.deepEqual(
      adjusted.map((p) => p.toFixed(6)),
      Array(5).fill('0.050000'),
    );
    assert.deepEqual(
      benjaminiHochberg([0.04, 0.001, 0.5]).map((p) => p.toFixed(6)),
      ['0.060000', '0.003000', '0.500000'],
    );
    assert.deepEqual(benjaminiHochberg([]), []);
  });

  check('are never smaller than alone, stay in order and do not depend on it', () =>
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 }), (pValues) => {
      const adjusted = benjaminiHochberg(pValues);
      const turned = benjaminiHochberg([...pValues].reverse()).reverse();
      for (const [index, p] of pValues.entries()) {
        const value = adjusted[index] ?? Number.NaN;
        assert.ok(inUnit(value) && value >= p && near(value, turned[index] ?? null));
        for (const [other, q] of pValues.entries()) if (q <= p) assert.ok((adjusted[other] ?? 2) <= value);
      }
    }),
  );
});

describe('outlook', () => {
  check('gives probabilities, and the same ones in another unit', () =>
    fc.property(
      whole,
      fc.integer({ min: -500, max: 500 }),
      fc.integer({ min: 1, max: 20 }),
      (values, target, factor) => {
        fc.pre(values.length >= 12);
        const plain = outlook(values, { target, better: 'higher' }, 6);
        const scaled = outlook(
          values.map((value) => value * factor),
          { target: target * factor, better: 'higher' },
          6,
        );
        assert.ok((plain ?? []).every(inUnit));
        for (const [index, chance] of (plain ?? []).entries()) assert.ok(near(chance, scaled?.[index] ?? null));
      },
    ),
  );

  test('is not offered under twelve points, nor where nothing varies', () => {
    const values = [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2];
    const goal = { target: 2, better: 'higher' as const };
    assert.equal(outlook(values.slice(1), goal, 6), null);
    assert.equal(outlook(values, goal, 6)?.length, 6);
    assert.equal(outlook(Array(12).fill(5), goal, 6), null);
  });
});

/** Every table with the same totals, one by one. */
function fisherSlowly(groups: readonly Fraction[]): number {
  const counted = groups.reduce((total, { count }) => total + count, 0);
  const choose = (of: number, count: number): number => (count === 0 ? 1 : (choose(of - 1, count - 1) * of) / count);
  const tables = (rest: readonly Fraction[], left: number): number[] => {
    const [group, ...others] = rest;
    if (group === undefined) return left === 0 ? [1] : [];
    return Array.from({ length: Math.min(group.of, left) + 1 }, (_, count) =>
      tables(others, left - count).map((weight) => weight * choose(group.of, count)),
    ).flat();
  };
  const weights = tables(groups, counted);
  const seen = groups.reduce((product, { of, count }) => product * choose(of, count), 1);
  const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
  return sum(weights.filter((weight) => weight <= seen * (1 + 1e-7))) / sum(weights);
}
