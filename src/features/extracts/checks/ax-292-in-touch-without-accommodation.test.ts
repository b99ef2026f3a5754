import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inTouchWithoutAccommodation as check } from './ax-292-in-touch-without-accommodation.ts';
import { found } from './case-table.ts';

test('found where the council is in touch with the care leaver, but where they live is not recorded', () => {
  for (const cells of [{ inTouch: 'yes' }])
    assert.deepEqual(found(check, 'careLeavers', cells), ['accommodation'], JSON.stringify(cells));
});

test('not found otherwise', () => {
  for (const cells of [{ inTouch: 'yes', accommodation: 'U' }, { inTouch: 'no' }, {}])
    assert.deepEqual(found(check, 'careLeavers', cells), [], JSON.stringify(cells));
});
