import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reversedWithoutReason as check } from './ax-306-reversed-without-reason.ts';
import { found } from './case-table.ts';

test('found where the decision to place for adoption was reversed without a reason', () => {
  for (const cells of [{ decisionReversedOn: '2022-07-05' }])
    assert.deepEqual(found(check, 'adoption', cells), ['reversalReason'], JSON.stringify(cells));
});

test('not found otherwise', () => {
  for (const cells of [{ decisionReversedOn: '2022-07-05', reversalReason: 'RD1' }, {}])
    assert.deepEqual(found(check, 'adoption', cells), [], JSON.stringify(cells));
});
