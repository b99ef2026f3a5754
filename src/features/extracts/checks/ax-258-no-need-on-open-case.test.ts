import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noNeedOnOpenCase as check } from './ax-258-no-need-on-open-case.ts';
import { found } from './case-table.ts';

test('found where an open case has the need code N9 (not a child in need) or N0 (not stated)', () => {
  for (const cells of [
    { primaryNeed: 'N0', caseStatus: 'inCare' },
    { primaryNeed: 'N9', caseStatus: 'childInNeedPlan' },
  ])
    assert.deepEqual(found(check, 'childrenInNeed', cells), ['primaryNeed'], JSON.stringify(cells));
});

test('not found otherwise', () => {
  for (const cells of [
    { primaryNeed: 'N0', caseStatus: 'closed' },
    { primaryNeed: 'N1', caseStatus: 'inCare' },
    { primaryNeed: 'N0' },
  ])
    assert.deepEqual(found(check, 'childrenInNeed', cells), [], JSON.stringify(cells));
});
