import assert from 'node:assert/strict';
import { test } from 'node:test';
import { suitabilityWithoutTouch as check } from './ax-293-not-in-touch-yet-suitable.ts';
import { found } from './case-table.ts';

test('found where the council is not in touch with the care leaver, yet the suitability of their accommodation is recorded', () => {
  for (const cells of [
    { inTouch: 'no', suitability: 'suitable' },
    { inTouch: 'REFU', suitability: 'unsuitable' },
  ])
    assert.deepEqual(found(check, 'careLeavers', cells), ['suitability'], JSON.stringify(cells));
});

test('not found otherwise', () => {
  for (const cells of [{ inTouch: 'yes', suitability: 'suitable' }, { inTouch: 'no' }, { suitability: 'suitable' }])
    assert.deepEqual(found(check, 'careLeavers', cells), [], JSON.stringify(cells));
});
