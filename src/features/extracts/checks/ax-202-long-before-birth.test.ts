import assert from 'node:assert/strict';
import { test } from 'node:test';
import { longBeforeBirth as check } from './ax-202-long-before-birth.ts';
import { found } from './case-table.ts';

test('a referral for a child born more than 42 weeks later is found; one for an unborn child is not', () => {
  for (const [referredOn, bornOn, fails] of [
    ['2021-01-01', '2021-10-23', true],
    ['2021-01-01', '2021-10-22', false],
    ['2021-06-01', '2021-01-01', false],
    ['2021-06-01', null, false],
    [null, '2021-01-01', false],
  ] as const)
    assert.deepEqual(found(check, 'referrals', { referredOn, bornOn }), fails ? ['referredOn'] : []);
});
