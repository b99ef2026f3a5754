import assert from 'node:assert/strict';
import { test } from 'node:test';
import { visitWithoutSeenAlone as check } from './ax-266-visit-without-seen-alone.ts';
import { found } from './case-table.ts';

test('found where a statutory visit is recorded, but not whether the child was seen alone', () => {
  for (const cells of [{ lastVisitOn: '2022-07-05' }])
    assert.deepEqual(found(check, 'childProtection', cells), ['seenAlone'], JSON.stringify(cells));
});

test('not found otherwise', () => {
  for (const cells of [{ lastVisitOn: '2022-07-05', seenAlone: 'no' }, {}])
    assert.deepEqual(found(check, 'childProtection', cells), [], JSON.stringify(cells));
});
