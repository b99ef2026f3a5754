import assert from 'node:assert/strict';
import { test } from 'node:test';
import { postcodeNotAPostcode as check } from './ax-285-postcode-not-a-postcode.ts';
import { found } from './case-table.ts';

test('found where the placement’s postcode is not a British postcode', () => {
  for (const cells of [{ placementPostcode: 'nope' }, { placementPostcode: 'GL1' }, { placementPostcode: '1AA GL1' }])
    assert.deepEqual(found(check, 'childrenInCare', cells), ['placementPostcode'], JSON.stringify(cells));
});

test('not found otherwise', () => {
  for (const cells of [
    { placementPostcode: 'GL1 2TG' },
    { placementPostcode: 'gl12tg' },
    { placementPostcode: 'SW1A 1AA' },
    { placementPostcode: 'T28 2WB' },
    {},
  ])
    assert.deepEqual(found(check, 'childrenInCare', cells), [], JSON.stringify(cells));
});
