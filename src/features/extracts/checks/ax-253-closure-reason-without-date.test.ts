import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closureReasonWithoutDate as check } from './ax-253-closure-reason-without-date.ts';
import { found } from './case-table.ts';

test('found where a reason for closure is recorded, but no closure date', () => {
  for (const cells of [{ closureReason: 'RC7' }])
    assert.deepEqual(found(check, 'childrenInNeed', cells), ['closedOn'], JSON.stringify(cells));
});

test('not found otherwise', () => {
  for (const cells of [{ closedOn: '2022-07-05', closureReason: 'RC7' }, {}])
    assert.deepEqual(found(check, 'childrenInNeed', cells), [], JSON.stringify(cells));
});
