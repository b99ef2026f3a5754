import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fromDayNumber, type LocalDate, localDate } from '#kernel/local-date.ts';
import { dueOn, type Limit, limitOn, TIMESCALES } from '#kernel/timescales.ts';
import { englandWorkingDays } from '#kernel/working-days.ts';
import { countsLatestReferral, type LocalLimit, laterThan, localLimitOn, withLocalLimits } from './limits.ts';

const RULE = 'R-CP-VISIT';

function settled(version: number, from: string, amount: number | null, unit: Limit['unit'] = 'days'): LocalLimit {
  const value = amount === null ? null : { amount, unit };
  return {
    rule: RULE,
    version,
    from: localDate(from),
    value,
    source: 'Standards',
    reason: 'Practice',
    approvedBy: 'X',
  };
}

const HOLDS: [what: string, limits: LocalLimit[], on: string, amount: number, unit: Limit['unit']][] = [
  ['nothing settled: the usual limit', [], '2022-04-01', 10, 'workingDays'],
  ['the day before the council’s own begins', [settled(1, '2022-04-01', 14)], '2022-03-31', 10, 'workingDays'],
  ['the day on which it begins', [settled(1, '2022-04-01', 14)], '2022-04-01', 14, 'days'],
  [
    'the later settled one from its day on',
    [settled(1, '2022-04-01', 14), settled(2, '2022-06-01', 12)],
    '2022-06-01',
    12,
    'days',
  ],
  [
    'the earlier one until the day before',
    [settled(1, '2022-04-01', 14), settled(2, '2022-06-01', 12)],
    '2022-05-31',
    14,
    'days',
  ],
  [
    'a later settlement that begins earlier replaces what was to come',
    [settled(1, '2022-06-01', 14), settled(2, '2022-04-01', 12)],
    '2022-07-01',
    12,
    'days',
  ],
  [
    'the usual one again, once that is settled',
    [settled(1, '2022-04-01', 14), settled(2, '2022-06-01', null)],
    '2022-06-01',
    10,
    'workingDays',
  ],
  ['a day before everything', [settled(1, '2022-04-01', 14)], '2000-01-01', 10, 'workingDays'],
];

for (const [what, limits, on, amount, unit] of HOLDS)
  test(`limit in force: ${what}`, () => {
    const held = limitOn(withLocalLimits(TIMESCALES, limits)[RULE], localDate(on));
    assert.deepEqual(held.value, { amount, unit });
    assert.equal(held.source === 'Standards', unit === 'days');
  });

test('other rules stay as they are', () => {
  const changed = withLocalLimits(TIMESCALES, [settled(1, '2022-04-01', 14)]);
  assert.equal(changed['R-ASSESS'], TIMESCALES['R-ASSESS']);
});

const day = fc.integer({ min: 10_000, max: 22_000 }).map(fromDayNumber);
const amounts = fc.option(fc.integer({ min: 1, max: 30 }));

test('on any day exactly one limit is in force, and it is the last settled one that has begun', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(day, amounts), { minLength: 1, maxLength: 8 }), day, (drawn, on) => {
      const limits = drawn.map(([from, amount], index) => settled(index + 1, from, amount));
      const { limits: all } = withLocalLimits(TIMESCALES, limits)[RULE];
      const holding = all.filter(({ from, until }) => from <= on && (until === null || on < until));
      const first = all[0]?.from ?? on;
      assert.equal(holding.length, on < first ? 0 : 1);
      const last = localLimitOn(limits, on);
      if (last?.value) assert.deepEqual(holding[0]?.value, last.value);
    }),
  );
});

const COMPARED: [local: Limit, law: Limit, isLater: boolean][] = [
  [{ amount: 45, unit: 'workingDays' }, { amount: 45, unit: 'workingDays' }, false],
  [{ amount: 46, unit: 'workingDays' }, { amount: 45, unit: 'workingDays' }, true],
  [{ amount: 42, unit: 'days' }, { amount: 6, unit: 'weeks' }, false],
  [{ amount: 43, unit: 'days' }, { amount: 6, unit: 'weeks' }, true],
  [{ amount: 15, unit: 'days' }, { amount: 15, unit: 'workingDays' }, false],
  [{ amount: 19, unit: 'days' }, { amount: 15, unit: 'workingDays' }, false], // 15 working days from a Sunday are 19 days
  [{ amount: 20, unit: 'days' }, { amount: 15, unit: 'workingDays' }, true],
  [{ amount: 90, unit: 'days' }, { amount: 3, unit: 'months' }, true], // 1 February to 1 May is 89 days
  [{ amount: 89, unit: 'days' }, { amount: 3, unit: 'months' }, false],
  [{ amount: 12, unit: 'months' }, { amount: 1, unit: 'years' }, false],
];

for (const [local, law, isLater] of COMPARED)
  test(`${local.amount} ${local.unit} ${isLater ? 'may be later than' : 'are never later than'} ${law.amount} ${law.unit}`, () => {
    const example = laterThan(local, law, englandWorkingDays);
    assert.equal(example !== null, isLater);
    if (example !== null && local.unit !== law.unit)
      assert.ok(dueOn(local, example, englandWorkingDays) > dueOn(law, example, englandWorkingDays));
  });

const REFERRALS = [
  { version: 1, from: '2022-01-01' as LocalDate, includesLatest: true },
  { version: 2, from: '2022-06-01' as LocalDate, includesLatest: false },
];

for (const [on, expected] of [
  ['2021-12-31', false],
  ['2022-01-01', true],
  ['2022-05-31', true],
  ['2022-06-01', false],
] as const)
  test(`the number of referrals ${expected ? 'counts' : 'leaves out'} the latest one in a file as at ${on}`, () => {
    assert.equal(countsLatestReferral(REFERRALS, localDate(on)), expected);
  });
