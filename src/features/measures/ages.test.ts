import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { localDate } from '#kernel/local-date.ts';
import { ageAt, ageBandOf } from './ages.ts';

describe('an age', () => {
  const cases: readonly [what: string, bornOn: string | null, ageYears: number | null, age: number | null][] = [
    ['changes on the birthday', '2018-08-05', null, 4],
    ['is not yet changed the day before it', '2018-08-06', null, 3],
    ['goes by the date of birth, not by the file’s own age', '2018-08-05', 7, 4],
    ['is unborn before the expected date', '2022-08-06', null, -1],
    ['is 0 on the day of birth', '2022-08-05', 0, 0],
    ['is unborn while the file says so, though the expected date has passed', '2022-08-01', -1, -1],
    ['is the file’s own where no date of birth is known', null, 7, 7],
    ['is not known where neither is', null, null, null],
  ];
  for (const [what, bornOn, ageYears, age] of cases) {
    it(what, () => {
      const person = { bornOn: bornOn === null ? null : localDate(bornOn), ageYears };
      assert.equal(ageAt(person, localDate('2022-08-05')), age);
    });
  }

  const bands: readonly [number | null, string][] = [
    [-1, 'unborn'],
    [0, '0'],
    [1, '1-4'],
    [4, '1-4'],
    [5, '5-9'],
    [9, '5-9'],
    [10, '10-15'],
    [15, '10-15'],
    [16, '16-17'],
    [17, '16-17'],
    [18, '18-20'],
    [20, '18-20'],
    [21, '21-25'],
    [25, '21-25'],
    [26, 'notKnown'],
    [-2, 'notKnown'],
    [null, 'notKnown'],
  ];
  for (const [age, band] of bands) it(`of ${age} is in the band ${band}`, () => assert.equal(ageBandOf(age), band));
});
