import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { localDate } from '#kernel/local-date.ts';
import { type Month, month, monthAfter } from '#kernel/month.ts';
import {
  type Decision,
  isReplaced,
  type LocalTarget,
  standing,
  type Tolerance,
  targetIn,
  targetsHeld,
} from './targets.ts';

const USUAL = { target: { kind: 'atLeast', value: 90 } } as const;

function decided(version: number, steps: readonly (readonly [from: string, value: number | null])[]): Decision {
  return {
    version,
    steps: steps.map(([from, value]) => ({
      from: month(from),
      target: value === null ? null : { kind: 'atLeast', value },
    })),
    tolerance: null,
    approvedBy: 'Helen Marchbank, director',
    approvedOn: localDate('2022-03-10'),
    reference: 'Improvement board, minute 7',
  };
}

const rising = decided(1, [
  ['2022-04', 70],
  ['2022-07', 75],
  ['2022-10', 80],
]);

const IN_FORCE: [what: string, decisions: Decision[], on: string, value: number | null][] = [
  ['the catalogue’s where nothing was decided', [], '2022-04', 90],
  ['the catalogue’s in the month before the first decision', [rising], '2022-03', 90],
  ['the first step in its month', [rising], '2022-04', 70],
  ['the first step until the month before the next', [rising], '2022-06', 70],
  ['the next step in its month', [rising], '2022-07', 75],
  ['the last step from then on', [rising], '2030-01', 80],
  ['a later decision from its first month', [rising, decided(2, [['2022-06', 72]])], '2022-06', 72],
  [
    'a later decision also where an earlier one had another step',
    [rising, decided(2, [['2022-06', 72]])],
    '2022-10',
    72,
  ],
  ['the earlier one until the month before a later decision', [rising, decided(2, [['2022-06', 72]])], '2022-05', 70],
  ['none, once it was decided that there is none', [rising, decided(2, [['2022-06', null]])], '2022-08', null],
];

for (const [what, decisions, on, value] of IN_FORCE)
  test(`target in force: ${what}`, () => {
    const { target } = targetIn(month(on), decisions, USUAL);
    assert.equal(target === null || target.kind === 'range' ? null : target.value, value);
  });

test('a decision of which no month is left is replaced; one with a month left is not', () => {
  const over = decided(2, [['2022-04', 72]]);
  assert.equal(isReplaced(rising, targetsHeld([rising, over], USUAL)), true);
  assert.equal(isReplaced(over, targetsHeld([rising, over], USUAL)), false);
  const later = decided(2, [['2022-05', 72]]);
  assert.equal(isReplaced(rising, targetsHeld([rising, later], USUAL)), false);
});

const drawnMonth = fc.integer({ min: 0, max: 60 }).map((months) => monthAfter(month('2020-01'), months));
const drawnDecisions = fc
  .array(
    fc.uniqueArray(fc.tuple(drawnMonth, fc.option(fc.integer({ min: 0, max: 100 }))), {
      minLength: 1,
      maxLength: 5,
      selector: ([from]) => from,
    }),
    { maxLength: 6 },
  )
  .map((drawn) =>
    drawn.map((steps, index) =>
      decided(
        index + 1,
        steps.toSorted(([a], [b]) => (a < b ? -1 : 1)),
      ),
    ),
  );

test('in any month exactly one target is in force, and both ways of asking for it agree', () => {
  fc.assert(
    fc.property(drawnDecisions, drawnMonth, (decisions, on: Month) => {
      const holding = targetsHeld(decisions, USUAL).filter(
        ({ from, until }) => (from === null || from <= on) && (until === null || on < until),
      );
      assert.equal(holding.length, 1);
      assert.deepEqual(holding[0]?.target, targetIn(on, decisions, USUAL).target);
    }),
  );
});

test('what was decided last holds from its first month on, whatever was decided before', () => {
  fc.assert(
    fc.property(drawnDecisions, drawnMonth, (decisions, from) => {
      const last = decided(decisions.length + 1, [[from, 1]]);
      for (const on of [from, monthAfter(from, 1), monthAfter(from, 100)])
        assert.deepEqual(targetIn(on, [...decisions, last], USUAL).decision?.version, last.version);
      assert.notEqual(targetIn(monthAfter(from, -1), [...decisions, last], USUAL).decision?.version, last.version);
    }),
  );
});

const POINTS: Tolerance = { amount: 5, unit: 'points' };
const TENTH: Tolerance = { amount: 10, unit: 'relative' };
const atLeast80: LocalTarget = { kind: 'atLeast', value: 80 };
const atMost20: LocalTarget = { kind: 'atMost', value: 20 };
const band: LocalTarget = { kind: 'range', lower: 30, upper: 45 };

const STANDINGS: [value: number, target: LocalTarget, tolerance: Tolerance | null, expected: string][] = [
  [80, atLeast80, POINTS, 'met'],
  [79.9, atLeast80, POINTS, 'within'],
  [75, atLeast80, POINTS, 'within'],
  [74.9, atLeast80, POINTS, 'missed'],
  [79.9, atLeast80, null, 'missed'],
  [72, atLeast80, TENTH, 'within'],
  [71.9, atLeast80, TENTH, 'missed'],
  [20, atMost20, POINTS, 'met'],
  [25, atMost20, POINTS, 'within'],
  [25.1, atMost20, POINTS, 'missed'],
  [22, atMost20, TENTH, 'within'],
  [22.1, atMost20, TENTH, 'missed'],
  [30, band, null, 'met'],
  [45, band, null, 'met'],
  [29.9, band, null, 'missed'],
  [45.1, band, null, 'missed'],
  [25, band, POINTS, 'within'],
  [50, band, POINTS, 'within'],
  [24.9, band, POINTS, 'missed'],
  [50.1, band, POINTS, 'missed'],
  [72.1, { kind: 'atLeast', value: 75 }, { amount: 2.9, unit: 'points' }, 'within'],
];

for (const [value, target, tolerance, expected] of STANDINGS)
  test(`${value} beside ${JSON.stringify(target)} with ${JSON.stringify(tolerance)} is ${expected}`, () => {
    assert.equal(standing(value, target, tolerance), expected);
  });
