import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { atRiskOf, durationBy, kaplanMeier, logRank, type Spell } from './index.ts';

const spell = fc.record({
  entry: fc.constant(0),
  time: fc.integer({ min: 1, max: 60 }),
  isFinished: fc.boolean(),
});
const spells = fc.array(spell, { minLength: 1, maxLength: 40 });
/** What would be seen of a spell if the extract of that age were the last, and the next the first. */
const cutAt = (age: number) => (each: Spell) =>
  each.time > age
    ? [
        { ...each, time: age, isFinished: false },
        { ...each, entry: age },
      ]
    : [each];
const near = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
const check = (name: string, property: () => fc.IRawProperty<unknown>) =>
  test(name, () => fc.assert(property(), { numRuns: 150, seed: 2022 }));
const seen = (entry: number, time: number, isFinished = true): Spell => ({ entry, time, isFinished });

describe('how long spells last', () => {
  check('is the share that lasts longer, where every spell is finished', () =>
    fc.property(spells, (given) => {
      const finished = given.map((each) => ({ ...each, isFinished: true }));
      for (const { time, survival } of kaplanMeier(finished)) {
        assert.ok(near(survival, finished.filter((each) => each.time > time).length / finished.length));
      }
    }),
  );

  check('falls from at most 1 to at least 0, inside its limits', () =>
    fc.property(spells, fc.constantFrom('log' as const, 'logLog' as const), (given, kind) => {
      let before = 1;
      for (const { survival, limits } of kaplanMeier(given, kind)) {
        assert.ok(survival <= before && survival >= 0);
        if (limits !== null) assert.ok(limits.lower <= survival + 1e-12 && limits.upper >= survival - 1e-12);
        before = survival;
      }
    }),
  );

  check('does not change when each spell is seen in two halves, the second from late entry on', () =>
    fc.property(spells, fc.integer({ min: 1, max: 60 }), (given, age) => {
      const whole = new Map(kaplanMeier(given).map((step) => [step.time, step]));
      for (const { time, survival, atRisk } of kaplanMeier(given.flatMap(cutAt(age)))) {
        const step = whole.get(time);
        if (step === undefined) assert.equal(time, age);
        else assert.ok(near(survival, step.survival) && atRisk === step.atRisk);
      }
    }),
  );

  check('changes with its unit only', () =>
    fc.property(spells, fc.integer({ min: 2, max: 30 }), (given, factor) => {
      const longer = given.map((each) => ({ ...each, time: each.time * factor }));
      const [first, second] = [given, longer].map((each) => durationBy(kaplanMeier(each), 0.5).value);
      assert.equal(first === null || first === undefined ? null : first * factor, second);
    }),
  );

  test('counts a spell that was already open only from when it was first seen', () => {
    const given = [seen(0, 10), seen(5, 20), seen(15, 20, false), seen(0, 30)];
    const atRisk = atRiskOf(given);
    assert.deepEqual([0, 5, 6, 10, 11, 16, 20, 21, 31].map(atRisk), [2, 2, 3, 3, 2, 3, 3, 1, 0]);
    const steps = kaplanMeier(given);
    assert.deepEqual(
      steps.map(({ time, atRisk, finished }) => [time, atRisk, finished]),
      [
        [10, 3, 1],
        [20, 3, 1],
        [30, 1, 1],
      ],
    );
    assert.ok(near(steps[1]?.survival ?? 0, 4 / 9));
  });

  test('is unknown where nothing is seen, and leaves out spells seen for no time', () => {
    assert.deepEqual(kaplanMeier([]), []);
    assert.deepEqual(kaplanMeier([seen(7, 7)]), []);
    assert.deepEqual(durationBy([], 0.5), { value: null, lower: null, upper: null });
    assert.throws(() => kaplanMeier([seen(7, 6)]), RangeError);
  });
});

describe('whether groups last equally long', () => {
  const groups = fc.array(spells, { minLength: 2, maxLength: 4 });

  check('does not depend on the order of the groups', () =>
    fc.property(groups, (given) => {
      const [there, back] = [logRank(given), logRank([...given].reverse())];
      assert.equal(there?.degreesOfFreedom, back?.degreesOfFreedom);
      assert.ok(Math.abs((there?.statistic ?? 0) - (back?.statistic ?? 0)) < 1e-6);
    }),
  );

  check('expects as many finished spells as there are, and sees no difference between equal groups', () =>
    fc.property(spells, (given) => {
      const result = logRank([given, given, given]);
      fc.pre(result !== null);
      assert.ok(result.statistic < 1e-9 && near(result.pValue, 1));
      for (const [index, each] of result.expected.entries()) assert.ok(near(each, result.observed[index] ?? -1));
    }),
  );

  check('does not change when spells are seen in two halves', () =>
    fc.property(groups, fc.integer({ min: 1, max: 60 }), (given, age) => {
      const cut = logRank(given.map((each) => each.flatMap(cutAt(age))));
      assert.ok(Math.abs((logRank(given)?.statistic ?? 0) - (cut?.statistic ?? 0)) < 1e-6);
    }),
  );

  test('compares only groups that were at risk together', () => {
    const [early, late] = [
      [seen(0, 3), seen(0, 9)],
      [seen(20, 23), seen(20, 26)],
    ];
    assert.equal(logRank([early, late]), null);
    const result = logRank([early, [seen(0, 5), seen(0, 7)], late, [seen(20, 24), seen(20, 25)]]);
    assert.equal(result?.degreesOfFreedom, 2);
  });

  test('cannot be asked of one group, or where nothing finished', () => {
    assert.equal(logRank([[seen(0, 3)]]), null);
    assert.equal(logRank([[seen(0, 3, false)], [seen(0, 4, false)]]), null);
    assert.equal(logRank([]), null);
  });
});
