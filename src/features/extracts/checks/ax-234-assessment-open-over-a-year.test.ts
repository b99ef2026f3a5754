import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assessmentOpenOverAYear as check } from './ax-234-assessment-open-over-a-year.ts';
import { found } from './case-table.ts';

test('found where the assessment has been open for more than a year', () => {
  for (const cells of [{ startedOn: '2021-07-30' }])
    assert.deepEqual(found(check, 'assessments', cells), ['startedOn'], JSON.stringify(cells));
});

test('not found otherwise', () => {
  for (const cells of [{ startedOn: '2021-07-31' }, { startedOn: '2021-07-30', authorisedOn: '2022-07-01' }, {}])
    assert.deepEqual(found(check, 'assessments', cells), [], JSON.stringify(cells));
});
