import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openStatusWithClosure as check } from './ax-255-open-status-with-closure.ts';
import { found } from './case-table.ts';

test('found where the episode of need has a closure date, but the case status says that it is open', () => {
  for (const cells of [{ closedOn: '2022-07-05', caseStatus: 'childInNeedPlan' }])
    assert.deepEqual(found(check, 'childrenInNeed', cells), ['caseStatus'], JSON.stringify(cells));
});

test('not found otherwise', () => {
  for (const cells of [
    { caseStatus: 'closed', closedOn: '2022-07-05' },
    { closedOn: '2022-07-05' },
    { caseStatus: 'inCare' },
  ])
    assert.deepEqual(found(check, 'childrenInNeed', cells), [], JSON.stringify(cells));
});
