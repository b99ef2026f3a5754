import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fromDayNumber } from '#kernel/local-date.ts';
import { ageColumn, dateColumn, idColumn, integerColumn, textColumn } from '../lists/column.ts';
import { cellParser } from './cells.ts';
import { isOnlyDayFirst } from './dates.ts';

const DAYS = { date1904: false, order: 'dayFirst' } as const;
const readDate = cellParser(dateColumn('A day'), DAYS);
const readAge = cellParser(ageColumn('Age'), DAYS);
const readInteger = cellParser(integerColumn('A count'), DAYS);
const readId = cellParser(idColumn('An id'), DAYS);
const readText = cellParser(textColumn('Words'), DAYS);

const DATES: readonly (readonly [string | number, string])[] = [
  ['2022-07-31', '2022-07-31'],
  ['2022-07-31T14:05:00', '2022-07-31'],
  ['2023-03-16T23:30:00+01:00', '2023-03-16'],
  ['2022-07-31 00:00:00.000', '2022-07-31'],
  ['31/07/2022', '2022-07-31'],
  ['31/07/2022 00:00:00', '2022-07-31'],
  ['1/8/2022', '2022-08-01'],
  ['04/05/2022', '2022-05-04'],
  ['31.07.2022', '2022-07-31'],
  ['31-07-2022', '2022-07-31'],
  ['31-Jul-2022', '2022-07-31'],
  ['31 July 2022', '2022-07-31'],
  ['Jul 31 2022 12:00AM', '2022-07-31'],
  ['\u00a031/07/2022 ', '2022-07-31'],
  ['29/02/2024', '2024-02-29'],
  [42029, '2015-01-25'],
  ['42029', '2015-01-25'],
  [45011.9999, '2023-03-26'],
  [45011.0416, '2023-03-26'],
];

test('a day is read however it is written', () => {
  for (const [cell, day] of DATES)
    assert.deepEqual(readDate(cell), { value: day, problem: null, missing: null, nearest: [] }, String(cell));
});

test('serials of a workbook that counts from 1904 are 1,462 days later', () => {
  const read = cellParser(dateColumn('A day'), { date1904: true, order: 'dayFirst' });
  assert.equal(read(40000).value, '2013-07-07');
  assert.equal(readDate(40000).value, '2009-07-06');
});

const NO_DATES: readonly (readonly [string | number | boolean, string])[] = [
  ['31/02/2022', 'noSuchDay'],
  ['29/02/2023', 'noSuchDay'],
  ['30/02/2023', 'noSuchDay'],
  ['2023-02-29', 'noSuchDay'],
  ['31/31/2022', 'noSuchDay'],
  ['00/01/2022', 'noSuchDay'],
  ['07/31/2022', 'monthFirst'],
  ['03/15/2023', 'monthFirst'],
  ['13/13/2022', 'noSuchDay'],
  ['soon', 'notADate'],
  ['31 Juli-ish 2022', 'notADate'],
  ['12 Foo 2022', 'notADate'],
  [true, 'notADate'],
  [-5, 'dateOutOfRange'],
  [2958466, 'dateOutOfRange'],
  [2022, 'dateOutOfRange'],
  ['01/01/1066', 'dateOutOfRange'],
  ['01/01/1900', 'standInDate'],
  ['9999-12-31', 'standInDate'],
  [1, 'standInDate'],
  [0, 'standInDate'],
];

test('what is no day is never made one', () => {
  for (const [cell, problem] of NO_DATES) {
    assert.equal(readDate(cell).problem, problem, String(cell));
    assert.equal(readDate(cell).value, null, String(cell));
  }
});

test('a two-digit year is read within 1950 to 2049 and said to be', () => {
  for (const [cell, day] of [
    ['1/4/23', '2023-04-01'],
    ['31-Dec-49', '2049-12-31'],
    ['01/01/50', '1950-01-01'],
  ] as const)
    assert.deepEqual([readDate(cell).value, readDate(cell).problem], [day, 'twoDigitYear']);
});

test('a column that a person declared month first is read so', () => {
  const read = cellParser(dateColumn('A day'), { date1904: false, order: 'monthFirst' });
  assert.equal(read('07/31/2022').value, '2022-07-31');
  assert.equal(read('04/05/2023').value, '2023-04-05');
  assert.equal(read('31/07/2022').problem, 'noSuchDay');
});

test('a day above 12 shows that a column is in British order', () => {
  for (const [text, only] of [
    ['13/01/2022', true],
    ['12/01/2022', false],
    ['01/13/2022', false],
    ['2022-01-13', false],
  ] as const)
    assert.equal(isOnlyDayFirst(text), only);
});

test('every day is read back from all of its spellings', () => {
  fc.assert(
    fc.property(fc.integer({ min: -10_000, max: 40_000 }).map(fromDayNumber), (day) => {
      const [year, month, dayOfMonth] = day.split('-');
      assert.equal(readDate(day).value, day);
      assert.equal(readDate(`${dayOfMonth}/${month}/${year}`).value, day);
      assert.equal(readDate(`${Number(dayOfMonth)}/${Number(month)}/${year}`).value, day);
    }),
  );
});

test('blanks and signs for nothing are missing, and told apart', () => {
  for (const cell of ['', ' ', '\u00a0', '\t\n']) assert.equal(readDate(cell).missing, 'blank', JSON.stringify(cell));
  for (const cell of ['-', '–', '#N/A', 'nan', 'NaN', 'NULL', 'null ', 'N/A', '(null)'])
    for (const read of [readDate, readAge, readId, readText]) assert.equal(read(cell).missing, 'placeholder', cell);
  for (const cell of ['None', 'No', '0', '#']) assert.equal(readText(cell).missing, null, cell);
});

test('an error of Excel is a problem, not a value', () => {
  for (const cell of ['#REF!', '#VALUE!', '#NO VALUE!', '#DIV/0!'])
    for (const read of [readDate, readId, readText]) assert.equal(read(cell).problem, 'excelError', cell);
});

test('ages are completed years; the unborn are -1; months are not guessed', () => {
  for (const [cell, age] of [
    [6.138, 6],
    ['6.138', 6],
    [17.9999, 17],
    [0, 0],
    [-1, -1],
    ['-1', -1],
    ['Unborn', -1],
    ['<1', 0],
    ['< 1', 0],
    ['7 years', 7],
  ] as const)
    assert.equal(readAge(cell).value, age, String(cell));
  for (const cell of ['18 months', -2, -0.5, 121, 'six', true]) assert.equal(readAge(cell).problem, 'ageUnreadable');
});

test('counts are whole numbers from 0', () => {
  for (const [cell, count] of [
    [0, 0],
    [3, 3],
    ['2', 2],
    ['2.0', 2],
  ] as const)
    assert.equal(readInteger(cell).value, count);
  for (const cell of [-1, 1.5, 'two', '1,000', true]) assert.equal(readInteger(cell).problem, 'notAWholeNumber');
});

test('ids are text: leading zeros stay, numbers have no decimals, lost figures are told', () => {
  for (const [cell, id] of [
    ['000123', '000123'],
    [123, '123'],
    ['123.0', '123'],
    [' C001 ', 'C001'],
    ['__proto__', '__proto__'],
    [999_999_999_999_999, '999999999999999'],
  ] as const)
    assert.equal(readId(cell).value, id);
  for (const cell of ['1.23457E+15', '1E10', 10 ** 15, 12.5]) assert.equal(readId(cell).problem, 'idLostFigures');
  assert.equal(readId(true).problem, 'wrongKind');
});

test('words keep what they say; a boolean is no word; a valid NHS number is told', () => {
  assert.equal(readText('Dustin\u00a0 Hazlett').value, 'Dustin Hazlett');
  assert.equal(readText(7).value, '7');
  assert.equal(readText(true).problem, 'wrongKind');
  assert.deepEqual(
    [readText('North 943 476 5919').problem, readText('North 943 476 5919').value],
    ['nhsNumber', 'North 943 476 5919'],
  );
  for (const text of ['North 943 476 5918', '9434765919123', 'Team 12']) assert.equal(readText(text).problem, null);
});
