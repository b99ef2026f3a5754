import assert from 'node:assert/strict';
import { test } from 'node:test';
import { careLeaverAge as check } from './ax-291-care-leaver-age.ts';
import { found } from './case-table.ts';

test('care leavers of 16 to 25 are in order, others are found', () => {
  for (const [bornOn, fails] of [
    ['2006-08-01', true],
    ['2006-07-31', false],
    ['1996-08-01', false],
    ['1996-07-31', true],
    [null, false],
  ] as const)
    assert.deepEqual(found(check, 'careLeavers', { bornOn }), fails ? ['bornOn'] : []);
});
