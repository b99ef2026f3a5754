import assert from 'node:assert/strict';
import { test } from 'node:test';
import { authorisedWithoutDecision as check } from './ax-232-authorised-without-decision.ts';
import { found } from './case-table.ts';

test('found where the assessment was authorised, but whether the child needs social care support is not recorded', () => {
  for (const cells of [{ authorisedOn: '2022-07-05' }])
    assert.deepEqual(found(check, 'assessments', cells), ['needsSupport'], JSON.stringify(cells));
});

test('not found otherwise', () => {
  for (const cells of [{ authorisedOn: '2022-07-05', needsSupport: 'no' }, {}])
    assert.deepEqual(found(check, 'assessments', cells), [], JSON.stringify(cells));
});
