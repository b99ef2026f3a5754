import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays, localDate } from '#kernel/local-date.ts';
import { SerialDates } from './serial-date.ts';

const CASES_1900: readonly (readonly [number, string | number, string])[] = [
  [1, '1900-01-01', 'the first day'],
  [59, '1900-02-28', 'the last day before the one that never was'],
  [60, 60, '29 February 1900 never was'],
  [61, '1900-03-01', 'the first day after it'],
  [0, 0, 'no day'],
  [-5, -5, 'before every day'],
  [25_569, '1970-01-01', 'the day that computers count from'],
  [44_773, '2022-07-31', 'an ordinary day'],
  [65_535, '2079-06-04', 'the last day that is remembered'],
  [65_536, '2079-06-05', 'the first that is not'],
  [2_958_465, '9999-12-31', 'the last day'],
  [2_958_466, 2_958_466, 'beyond the last day'],
  [45_011.0416, '2023-03-26T00:59:54', 'a time in the hour that daylight saving skips'],
  [45_011.9999, '2023-03-26T23:59:51', 'late in the evening'],
  [45_011.999_999_9, '2023-03-26T23:59:59', 'so late that rounding would make it the next day'],
  [44_773.5, '2022-07-31T12:00:00', 'noon'],
  [0.5, 0.5, 'a time of day without a day'],
  [60.5, 60.5, 'a time on the day that never was'],
];

describe('serials of the 1900 system', () => {
  for (const [serial, expected, meaning] of CASES_1900) {
    it(`${serial}: ${meaning}`, () => assert.equal(new SerialDates(false).toText(serial), expected));
  }

  it('count on by one day for every whole number', () => {
    const dates = new SerialDates(false);
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2_958_464 }), (serial) => {
        const day = localDate(String(dates.toText(serial)));
        assert.equal(dates.toText(serial + 1), addDays(day, 1));
      }),
    );
  });
});

describe('serials of the 1904 system', () => {
  const cases: readonly (readonly [number, string | number])[] = [
    [0, '1904-01-01'],
    [60, '1904-03-01'],
    [43_311, '2022-07-31'],
    [2_957_003, '9999-12-31'],
    [2_957_004, 2_957_004],
    [-1, -1],
  ];
  for (const [serial, expected] of cases) {
    it(`${serial} is ${expected}`, () => assert.equal(new SerialDates(true).toText(serial), expected));
  }

  it('stand 1,462 days after those of the 1900 system', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_957_003 }), (serial) => {
        assert.equal(new SerialDates(true).toText(serial), new SerialDates(false).toText(serial + 1_462));
      }),
      { numRuns: 30 },
    );
  });
});
