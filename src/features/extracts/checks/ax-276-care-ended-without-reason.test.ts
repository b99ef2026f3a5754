import assert from 'node:assert/strict';
import { test } from 'node:test';
import { careEndedWithoutReason as check } from './ax-276-care-ended-without-reason.ts';
import { found } from './case-table.ts';

test('found where the child ceased to be in care without a reason', () => {
  for (const cells of [{ endedOn: '2022-07-05' }])
    assert.deepEqual(found(check, 'childrenInCare', cells), ['endReason'], JSON.stringify(cells));
});

test('not found otherwise', () => {
  for (const cells of [{ endedOn: '2022-07-05', endReason: 'E4A' }, {}])
    assert.deepEqual(found(check, 'childrenInCare', cells), [], JSON.stringify(cells));
});
