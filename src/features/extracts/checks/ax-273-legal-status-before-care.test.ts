import assert from 'node:assert/strict';
import { test } from 'node:test';
import { legalStatusBeforeCare as check } from './ax-273-legal-status-before-care.ts';
import { found } from './case-table.ts';

test('found where the current legal status began before the child came into care', () => {
  for (const cells of [{ legalStatusFrom: '2022-07-04', startedOn: '2022-07-05' }])
    assert.deepEqual(found(check, 'childrenInCare', cells), ['legalStatusFrom'], JSON.stringify(cells));
});

test('not found otherwise', () => {
  for (const cells of [
    { legalStatusFrom: '2022-07-05', startedOn: '2022-07-05' },
    { legalStatusFrom: '2022-07-05' },
    {},
  ])
    assert.deepEqual(found(check, 'childrenInCare', cells), [], JSON.stringify(cells));
});
