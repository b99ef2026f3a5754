import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inTouchWithoutActivity as check } from './ax-294-in-touch-without-activity.ts';
import { found } from './case-table.ts';

test('found where the council is in touch with the care leaver, but what they do is not recorded', () => {
  for (const cells of [{ inTouch: 'yes' }])
    assert.deepEqual(found(check, 'careLeavers', cells), ['activity'], JSON.stringify(cells));
});

test('not found otherwise', () => {
  for (const cells of [{ inTouch: 'yes', activity: 'F1' }, { inTouch: 'no' }, {}])
    assert.deepEqual(found(check, 'careLeavers', cells), [], JSON.stringify(cells));
});
