import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { englandWorkingDays } from '#kernel/working-days.ts';
import { afterWorkingDays, dateOf, dayOf, known, latestKnown, workingDayFrom, workingDaysFrom } from './days.ts';

const anyDay = fc.integer({ min: dayOf('2018-01-01'), max: dayOf('2023-12-31') });

test('working days by table are those of the calendar', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 120 }), (from, count) => {
      assert.equal(dateOf(afterWorkingDays(from, count)), englandWorkingDays.after(dateOf(from), count));
      assert.equal(workingDaysFrom(from, from + count), englandWorkingDays.between(dateOf(from), dateOf(from + count)));
    }),
  );
});

test('a working day stays, a Saturday and a bank holiday move on', () => {
  for (const [from, expected] of [
    ['2022-06-01', '2022-06-01'],
    ['2022-06-02', '2022-06-06'],
    ['2022-06-04', '2022-06-06'],
  ] as const)
    assert.equal(dateOf(workingDayFrom(dayOf(from))), expected);
});

test('what was not yet entered is not known, and the latest known is by day, not by entry', () => {
  const [visit, later] = [
    { on: 100, recorded: 102 },
    { on: 110, recorded: 130 },
  ];
  for (const [asAt, expected] of [
    [101, null],
    [102, visit],
    [129, visit],
    [130, later],
  ] as const) {
    assert.equal(latestKnown([visit, later], asAt), expected);
    assert.equal(known(expected, asAt), expected === null ? null : dateOf(expected.on));
  }
});
