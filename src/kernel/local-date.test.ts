import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  ageOn,
  dateInWords,
  daysBetween,
  fromDayNumber,
  localDate,
  parseLocalDate,
  toDayNumber,
  weekday,
} from './local-date.ts';

test('only days that the calendar has are days', () => {
  for (const text of [
    '2023-02-29',
    '2023-13-01',
    '2023-00-10',
    '2023-04-31',
    '23-01-01',
    '2023-1-1',
    '',
    '2023-01-01T00:00',
  ])
    assert.equal(parseLocalDate(text), null, text);
  for (const text of ['2024-02-29', '1999-12-31', '2000-02-29']) assert.equal(parseLocalDate(text), text);
});

test('months are added within the calendar', () => {
  for (const [from, months, expected] of [
    ['2022-08-31', 6, '2023-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2022-01-31', -2, '2021-11-30'],
    ['2022-12-15', 1, '2023-01-15'],
  ] as const)
    assert.equal(addMonths(localDate(from), months), expected);
});

test('age is completed years, on both sides of a birthday', () => {
  for (const [born, on, years] of [
    ['2010-05-10', '2022-05-09', 11],
    ['2010-05-10', '2022-05-10', 12],
    ['2004-02-29', '2022-02-28', 17],
    ['2004-02-29', '2022-03-01', 18],
    ['2022-06-01', '2022-05-01', -1],
  ] as const)
    assert.equal(ageOn(localDate(born), localDate(on)), years);
});

test('1 April 2022 was a Friday and reads as people write it', () => {
  assert.equal(weekday(localDate('2022-04-01')), 5);
  assert.equal(weekday(localDate('2022-04-03')), 7);
  assert.equal(dateInWords(localDate('2022-04-01')), '1 April 2022');
});

const anyDay = fc.integer({ min: -20_000, max: 40_000 }).map(fromDayNumber);

test('a day survives its number, and adding undoes subtracting', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (day, days) => {
      assert.equal(fromDayNumber(toDayNumber(day)), day);
      assert.equal(daysBetween(day, addDays(day, days)), days);
    }),
  );
});

test('text order is day order', () => {
  fc.assert(fc.property(anyDay, anyDay, (a, b) => assert.equal(a < b, toDayNumber(a) < toDayNumber(b))));
});
