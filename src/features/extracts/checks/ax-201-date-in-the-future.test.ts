import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localDate } from '#kernel/local-date.ts';
import { dateInTheFuture as check } from './ax-201-date-in-the-future.ts';
import { context, found } from './case-table.ts';

test('a date after the day of the extract is found, at each field that has one', () => {
  assert.deepEqual(found(check, 'assessments', { startedOn: '2022-08-01', authorisedOn: '2022-08-02' }), [
    'startedOn',
    'authorisedOn',
  ]);
  assert.deepEqual(found(check, 'assessments', { startedOn: '2022-07-31' }), []);
});

test('an expected birth is no event', () => {
  assert.deepEqual(found(check, 'contacts', { contactedOn: '2022-07-01', bornOn: '2022-11-01' }), []);
});

test('without an as-at date, today is the limit', () => {
  assert.deepEqual(found(check, 'contacts', { contactedOn: '2022-08-09' }, context(null)), []);
  assert.deepEqual(found(check, 'contacts', { contactedOn: localDate('2022-08-10') }, context(null)), ['contactedOn']);
});
