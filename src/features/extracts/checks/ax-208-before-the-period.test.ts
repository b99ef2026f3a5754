import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beforeThePeriod as check } from './ax-208-before-the-period.ts';
import { context, found } from './case-table.ts';

test('an event more than six months and a week before the as-at date is found', () => {
  for (const [contactedOn, fails] of [
    ['2022-01-23', true],
    ['2022-01-24', false],
    ['2022-07-31', false],
    [null, false],
  ] as const)
    assert.deepEqual(found(check, 'contacts', { contactedOn }), fails ? ['contactedOn'] : []);
  assert.deepEqual(found(check, 'contacts', { contactedOn: '2010-01-01' }, context(null)), []);
});
