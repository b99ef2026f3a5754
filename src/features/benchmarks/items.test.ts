import assert from 'node:assert/strict';
import { it } from 'node:test';
import { AWAITED, CATALOGUE } from '#features/measures/index.ts';
import { UNIT_OF_KIND } from './figure.ts';
import { TOOL_ITEMS } from './items.ts';
import { measuresKnown } from './measures-known.ts';

it('every item that is matched belongs to a measure of the catalogue, in its unit, and to no other item', () => {
  const awaited = new Set(AWAITED.map(({ id }) => id));
  const items = Object.values(TOOL_ITEMS);
  for (const { measure, unit } of items) {
    const known = CATALOGUE.find(({ description }) => description.id === measure);
    assert.ok(known || awaited.has(measure), measure);
    if (known) assert.equal(unit, UNIT_OF_KIND[known.description.kind], measure);
    assert.equal(measuresKnown().get(measure)?.unit, unit);
  }
  assert.equal(new Set(items.map(({ measure }) => measure)).size, items.length);
});
