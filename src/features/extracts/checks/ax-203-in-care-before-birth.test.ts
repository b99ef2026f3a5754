import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inCareBeforeBirth as check } from './ax-203-in-care-before-birth.ts';
import { found } from './case-table.ts';

test('care that began before the birth is found, care from the day of birth is not', () => {
  for (const [startedOn, bornOn, fails] of [
    ['2022-07-04', '2022-07-05', true],
    ['2022-07-05', '2022-07-05', false],
    ['2022-07-05', null, false],
  ] as const)
    assert.deepEqual(found(check, 'childrenInCare', { startedOn, bornOn }), fails ? ['startedOn'] : []);
});
