import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ageAgainstBirth as check } from './ax-204-age-against-birth.ts';
import { context, found } from './case-table.ts';

test('an age two years off the date of birth is found; one year may be a birthday', () => {
  for (const [ageYears, fails] of [
    [7, true],
    [8, false],
    [9, false],
    [10, false],
    [11, true],
    [null, false],
  ] as const)
    assert.deepEqual(found(check, 'contacts', { bornOn: '2013-05-01', ageYears }), fails ? ['ageYears'] : []);
});

test('the unborn, and extracts without an as-at date, are not judged', () => {
  assert.deepEqual(found(check, 'contacts', { bornOn: '2022-11-01', ageYears: -1 }), []);
  assert.deepEqual(found(check, 'contacts', { bornOn: '2013-05-01', ageYears: 2 }, context(null)), []);
});
