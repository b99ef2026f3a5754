import assert from 'node:assert/strict';
import { test } from 'node:test';
import { needClosedWithoutReason as check } from './ax-252-closed-without-reason.ts';
import { found } from './case-table.ts';

test('found where the episode of need was closed without a reason', () => {
  for (const cells of [{ closedOn: '2022-07-05' }])
    assert.deepEqual(found(check, 'childrenInNeed', cells), ['closureReason'], JSON.stringify(cells));
});

test('not found otherwise', () => {
  for (const cells of [{ closedOn: '2022-07-05', closureReason: 'RC7' }, {}])
    assert.deepEqual(found(check, 'childrenInNeed', cells), [], JSON.stringify(cells));
});
