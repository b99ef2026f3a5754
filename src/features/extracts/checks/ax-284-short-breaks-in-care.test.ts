import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shortBreaksInCare as check } from './ax-284-short-breaks-in-care.ts';
import { found } from './case-table.ts';

test('found where a child on short breaks (V3 or V4) is listed as in care', () => {
  for (const cells of [{ legalStatus: 'V3' }, { legalStatus: 'V4' }])
    assert.deepEqual(found(check, 'childrenInCare', cells), ['legalStatus'], JSON.stringify(cells));
});

test('not found otherwise', () => {
  for (const cells of [{ legalStatus: 'V2' }, {}])
    assert.deepEqual(found(check, 'childrenInCare', cells), [], JSON.stringify(cells));
});
