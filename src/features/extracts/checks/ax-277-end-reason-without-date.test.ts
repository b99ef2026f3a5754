import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endReasonWithoutDate as check } from './ax-277-end-reason-without-date.ts';
import { found } from './case-table.ts';

test('found where a reason why care ceased is recorded, but no date', () => {
  for (const cells of [{ endReason: 'E4A' }])
    assert.deepEqual(found(check, 'childrenInCare', cells), ['endedOn'], JSON.stringify(cells));
});

test('not found otherwise', () => {
  for (const cells of [{ endedOn: '2022-07-05', endReason: 'E4A' }, { endReason: 'X1' }, {}])
    assert.deepEqual(found(check, 'childrenInCare', cells), [], JSON.stringify(cells));
});
