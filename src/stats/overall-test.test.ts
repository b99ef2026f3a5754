import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { dispersionTest, type Fraction, fisherExact, overallTest } from './index.ts';
import { seededRandom } from './seeded-random.ts';

const fraction = fc
  .integer({ min: 1, max: 30 })
  .chain((of) => fc.integer({ min: 0, max: of }).map((count): Fraction => ({ count, of })));
const groups = fc.array(fraction, { minLength: 2, maxLength: 6 });
const counts = fc.array(
  fc.record({ events: fc.integer({ min: 0, max: 30 }), exposure: fc.integer({ min: 1, max: 5 }) }),
  { minLength: 2, maxLength: 8 },
);
const near = (a: number, b: number, tolerance = 1e-9) => Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(b));
const check = (name: string, property: () => fc.IRawProperty<unknown>, numRuns = 60) =>
  test(name, () => fc.assert(property(), { numRuns, seed: 2022 }));

describe('whether groups differ', () => {
  check('does not depend on their order, nor on groups of nobody', () =>
    fc.property(groups, (given) => {
      const turned = [...given].reverse();
      assert.deepEqual(overallTest(given), overallTest([...turned, { count: 0, of: 0 }]));
    }),
  );

  check('is the same for those counted and those not', () =>
    fc.property(groups, (given) => {
      const others = given.map(({ count, of }) => ({ count: of - count, of }));
      const [some, rest] = [overallTest(given), overallTest(others)];
      assert.equal(some?.method, rest?.method);
      assert.ok(near(some?.pValue ?? 1, rest?.pValue ?? 1));
    }),
  );

  check('takes the exact test exactly where an expected count is under five', () =>
    fc.property(fc.array(fraction, { minLength: 2, maxLength: 4 }), (given) => {
      const result = overallTest(given);
      fc.pre(result !== null);
      assert.equal(result.method, result.smallestExpectedCount >= 5 ? 'chiSquare' : 'exact');
      if (result.method === 'exact') assert.ok(near(result.pValue, fisherExact(given)));
    }),
  );

  check(
    'simulates nearly what the exact test counts, and always the same',
    () =>
      fc.property(groups, (given) => {
        const simulated = overallTest(given, 0);
        fc.pre(simulated?.method === 'simulated');
        assert.ok(Math.abs(simulated.pValue - fisherExact(given)) < 0.025);
        assert.deepEqual(simulated, overallTest(given, 0));
      }),
    15,
  );

  test('is simulated where exact counting would take too long, and is quick', () => {
    const given = Array.from({ length: 40 }, (_, index) => ({ count: index % 5, of: 60 + 3 * index }));
    const started = performance.now();
    const result = overallTest(given);
    assert.equal(result?.method, 'simulated');
    assert.ok(performance.now() - started < 5000);
  });

  test('is not asked where nothing can differ', () => {
    assert.equal(overallTest([]), null);
    assert.equal(overallTest([{ count: 1, of: 2 }]), null);
    for (const count of [0, 9]) {
      assert.equal(
        overallTest([
          { count, of: 9 },
          { count, of: 9 },
        ]),
        null,
      );
    }
  });
});

describe('whether counts vary more than chance', () => {
  check(
    'does not depend on their order, and gives a probability',
    () =>
      fc.property(counts, (given) => {
        const [there, back] = [dispersionTest(given), dispersionTest([...given].reverse())];
        assert.deepEqual(there, back);
        assert.ok((there?.pValue ?? 0) >= 0 && (there?.pValue ?? 1) <= 1);
      }),
    30,
  );

  test('is the index of dispersion times its degrees of freedom', () => {
    const given = [12, 8, 10, 20, 10].map((events) => ({ events, exposure: 1 }));
    const result = dispersionTest(given);
    assert.ok(result && near(result.statistic, (0 + 16 + 4 + 64 + 4) / 12) && result.degreesOfFreedom === 4);
    assert.equal(result.method, 'chiSquare');
    assert.ok(near(result.pValue, Math.exp(-result.statistic / 2) * (1 + result.statistic / 2)));
  });

  test('of two small counts is what tosses of a coin give', () => {
    const result = dispersionTest([
      { events: 0, exposure: 1 },
      { events: 6, exposure: 1 },
    ]);
    assert.equal(result?.method, 'simulated');
    assert.ok(Math.abs(result.pValue - 2 / 64) < 0.006);
  });

  test('is not asked without events or of one group', () => {
    assert.equal(dispersionTest([{ events: 5, exposure: 1 }]), null);
    const none = { events: 0, exposure: 1 };
    assert.equal(dispersionTest([none, none]), null);
    assert.throws(() => dispersionTest([{ events: 1, exposure: -1 }, none]), RangeError);
  });

  test('raises a false alarm about as often as it says', () => {
    const random = seededRandom(7);
    const months = () =>
      Array.from({ length: 8 }, () => {
        let events = 0;
        for (let trial = 0; trial < 400; trial += 1) if (random() < 0.05) events += 1;
        return { events, exposure: 1 };
      });
    let alarms = 0;
    for (let draw = 0; draw < 400; draw += 1) if ((dispersionTest(months())?.pValue ?? 1) < 0.05) alarms += 1;
    assert.ok(alarms > 4 && alarms < 36, `${alarms} of 400`);
  });
});
