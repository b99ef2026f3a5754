import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localDate } from './local-date.ts';
import {
  firstDayOf,
  lastDayOf,
  month,
  monthAfter,
  monthInWords,
  monthOf,
  monthShort,
  monthsBetween,
  monthsFrom,
  parseMonth,
} from './month.ts';

test('a month knows its days and its neighbours', () => {
  const july = month('2022-07');
  assert.equal(monthOf(localDate('2022-07-31')), july);
  assert.equal(firstDayOf(july), '2022-07-01');
  assert.equal(lastDayOf(month('2024-02')), '2024-02-29');
  assert.equal(monthAfter(july, -7), '2021-12');
  assert.equal(monthAfter(july, 6), '2023-01');
  assert.equal(monthsBetween(month('2021-11'), july), 8);
  assert.deepEqual(monthsFrom(month('2021-11'), month('2022-02')), ['2021-11', '2021-12', '2022-01', '2022-02']);
  assert.deepEqual(monthsFrom(july, month('2022-06')), []);
  assert.equal(monthInWords(july), 'July 2022');
  assert.equal(monthShort(july), 'Jul 22');
});

test('only months are months', () => {
  for (const text of ['2022-13', '2022-00', '2022-7', 'July', '2022-07-01']) assert.equal(parseMonth(text), null);
});
