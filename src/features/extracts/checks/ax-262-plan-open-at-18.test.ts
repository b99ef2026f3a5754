import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planOpenAt18 as check } from './ax-262-plan-open-at-18.ts';
import { found } from './case-table.ts';

test('found where the child protection plan is open although the young person is 18 or older', () => {
  for (const cells of [{ bornOn: '2004-07-31' }, { bornOn: '2001-01-01' }])
    assert.deepEqual(found(check, 'childProtection', cells), ['endedOn'], JSON.stringify(cells));
});

test('not found otherwise', () => {
  for (const cells of [{ bornOn: '2004-08-01' }, { bornOn: '2004-07-31', endedOn: '2022-07-30' }, {}])
    assert.deepEqual(found(check, 'childProtection', cells), [], JSON.stringify(cells));
});
