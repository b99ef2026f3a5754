import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LIST_IDS, listOf } from '#features/extracts/index.ts';
import { askedWhen, NEEDED } from './needed.ts';

describe('needed columns', () => {
  for (const list of LIST_IDS) {
    const fields = NEEDED[list].map(({ value }) => value.field as string);

    it(`of ${list} are columns of the list, each named once`, () => {
      assert.deepEqual(
        fields.filter((field) => !(field in listOf(list).columns)),
        [],
      );
      assert.equal(new Set(fields).size, fields.length);
    });

    it(`of ${list} hold the date that places a row`, () => {
      const { placedBy } = listOf(list);
      if (placedBy !== null && list !== 'adoption') assert.ok(fields.includes(placedBy), placedBy);
    });
  }

  it('say of which rows they are asked where it is not of all', () => {
    assert.equal(askedWhen('childrenInNeed', 'closureReason'), 'of closed cases');
    assert.equal(askedWhen('childrenInNeed', 'team'), null);
  });
});
