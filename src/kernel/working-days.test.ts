import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, fromDayNumber, localDate, toDayNumber } from './local-date.ts';
import { englandWorkingDays as england } from './working-days.ts';

const GOLDEN = [
  ['2022-04-01', 70, '2022-07-15', 'an inspection report and the plan that answers it'],
  ['2024-12-24', 1, '2024-12-27', 'Christmas'],
  ['2024-12-20', 15, '2025-01-15', 'strategy discussion to conference over Christmas'],
  ['2024-12-23', 45, '2025-02-27', 'referral to assessment'],
  ['2022-05-27', 10, '2022-06-14', 'Jubilee, two holidays'],
  ['2025-04-17', 15, '2025-05-13', 'Easter and early May'],
  ['2022-09-16', 1, '2022-09-20', 'State Funeral'],
  ['2023-04-28', 15, '2023-05-23', 'early May and Coronation'],
  ['2026-12-24', 1, '2026-12-29', 'substitute day'],
] as const;

for (const [from, count, expected, why] of GOLDEN)
  test(`${from} and ${count} working days is ${expected}: ${why}`, () => {
    assert.equal(england.after(localDate(from), count), expected);
    assert.equal(england.between(localDate(from), localDate(expected)), count);
    assert.equal(england.between(localDate(from), addDays(localDate(expected), -1)) < count, true);
  });

const anyDay = fc.integer({ min: 16_000, max: 22_500 }).map(fromDayNumber);

test('the count equals a walk from day to day', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 400 }), (from, span) => {
      const to = addDays(from, span);
      let walked = 0;
      for (let day = toDayNumber(from) + 1; day <= toDayNumber(to); day += 1)
        if (england.isWorkingDay(fromDayNumber(day))) walked += 1;
      assert.equal(england.between(from, to), walked);
      assert.equal(england.between(to, from), walked === 0 ? 0 : -walked);
    }),
  );
});

test('adding working days ends on a working day that far away', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 300 }), (from, count) => {
      const due = england.after(from, count);
      assert.equal(england.isWorkingDay(due), true);
      assert.equal(england.between(from, due), count);
    }),
  );
});
