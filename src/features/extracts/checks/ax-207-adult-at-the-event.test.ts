import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adultAtTheEvent as check } from './ax-207-adult-at-the-event.ts';
import { found } from './case-table.ts';

test('an event on or after the eighteenth birthday is found, the day before is not', () => {
  for (const [contactedOn, bornOn, fails] of [
    ['2022-07-05', '2004-07-05', true],
    ['2022-07-04', '2004-07-05', false],
    ['2022-07-04', null, false],
    [null, '2004-07-05', false],
  ] as const)
    assert.deepEqual(found(check, 'contacts', { contactedOn, bornOn }), fails ? ['contactedOn'] : []);
});
