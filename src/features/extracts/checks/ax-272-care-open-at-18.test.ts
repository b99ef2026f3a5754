import assert from 'node:assert/strict';
import { test } from 'node:test';
import { careOpenAt18 as check } from './ax-272-care-open-at-18.ts';
import { found } from './case-table.ts';

test('found where the period of care is open although the young person is 18 or older', () => {
  for (const cells of [{ bornOn: '2004-07-31' }, { bornOn: '2001-01-01' }])
    assert.deepEqual(found(check, 'childrenInCare', cells), ['endedOn'], JSON.stringify(cells));
});

test('not found otherwise', () => {
  for (const cells of [{ bornOn: '2004-08-01' }, { bornOn: '2004-07-31', endedOn: '2022-07-30' }, {}])
    assert.deepEqual(found(check, 'childrenInCare', cells), [], JSON.stringify(cells));
});
