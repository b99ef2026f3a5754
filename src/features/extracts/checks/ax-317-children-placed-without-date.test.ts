import assert from 'node:assert/strict';
import { test } from 'node:test';
import { childrenPlacedWithoutDate as check } from './ax-317-children-placed-without-date.ts';
import { found } from './case-table.ts';

test('found where children are placed with the adopter, but the date is not recorded', () => {
  for (const cells of [{ childrenPlaced: 1 }])
    assert.deepEqual(found(check, 'adopters', cells), ['placedOn'], JSON.stringify(cells));
});

test('not found otherwise', () => {
  for (const cells of [{ childrenPlaced: 1, placedOn: '2022-07-05' }, { childrenPlaced: 0 }, {}])
    assert.deepEqual(found(check, 'adopters', cells), [], JSON.stringify(cells));
});
