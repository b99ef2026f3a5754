import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adoptedAndReversed as check } from './ax-307-adopted-and-reversed.ts';
import { found } from './case-table.ts';

test('found where the child was adopted although the decision to place for adoption was reversed', () => {
  for (const cells of [{ adoptedOn: '2022-07-05', decisionReversedOn: '2022-07-05' }])
    assert.deepEqual(found(check, 'adoption', cells), ['decisionReversedOn'], JSON.stringify(cells));
});

test('not found otherwise', () => {
  for (const cells of [{ adoptedOn: '2022-07-05' }, { decisionReversedOn: '2022-07-05' }])
    assert.deepEqual(found(check, 'adoption', cells), [], JSON.stringify(cells));
});
