import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closedStatusWithoutDate as check } from './ax-254-closed-status-without-date.ts';
import { found } from './case-table.ts';

test('found where the case status says closed, but there is no closure date', () => {
  for (const cells of [{ caseStatus: 'closed' }])
    assert.deepEqual(found(check, 'childrenInNeed', cells), ['caseStatus'], JSON.stringify(cells));
});

test('not found otherwise', () => {
  for (const cells of [{ caseStatus: 'closed', closedOn: '2022-07-05' }, { caseStatus: 'inCare' }])
    assert.deepEqual(found(check, 'childrenInNeed', cells), [], JSON.stringify(cells));
});
