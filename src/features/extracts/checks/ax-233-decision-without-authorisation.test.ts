import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decisionWithoutAuthorisation as check } from './ax-233-decision-without-authorisation.ts';
import { found } from './case-table.ts';

test('found where the decision of the assessment is recorded, but no date of authorisation', () => {
  for (const cells of [{ needsSupport: 'yes' }])
    assert.deepEqual(found(check, 'assessments', cells), ['authorisedOn'], JSON.stringify(cells));
});

test('not found otherwise', () => {
  for (const cells of [{ authorisedOn: '2022-07-05', needsSupport: 'yes' }, {}])
    assert.deepEqual(found(check, 'assessments', cells), [], JSON.stringify(cells));
});
