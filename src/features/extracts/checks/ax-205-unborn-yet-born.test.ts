import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unbornYetBorn as check } from './ax-205-unborn-yet-born.ts';
import { found } from './case-table.ts';

test('unborn with a birth up to the as-at date is found, with an expected birth or none it is not', () => {
  for (const [bornOn, ageYears, fails] of [
    ['2022-07-31', -1, true],
    ['2022-08-01', -1, false],
    [null, -1, false],
    ['2022-07-31', 0, false],
  ] as const)
    assert.deepEqual(found(check, 'referrals', { bornOn, ageYears }), fails ? ['ageYears'] : []);
});
