import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adopterLeftWithoutReason as check } from './ax-316-adopter-left-without-reason.ts';
import { found } from './case-table.ts';

test('found where the prospective adopter left the process without a reason', () => {
  for (const cells of [{ leftOn: '2022-07-05' }])
    assert.deepEqual(found(check, 'adopters', cells), ['leavingReason'], JSON.stringify(cells));
});

test('not found otherwise', () => {
  for (const cells of [{ leftOn: '2022-07-05', leavingReason: '1' }, {}])
    assert.deepEqual(found(check, 'adopters', cells), [], JSON.stringify(cells));
});
