import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planWithoutConference as check } from './ax-244-plan-without-conference.ts';
import { found } from './case-table.ts';

test('found where a conference is said to have led, or not, to a plan, but its date is not recorded', () => {
  for (const cells of [{ ledToPlan: 'yes' }, { ledToPlan: 'no' }])
    assert.deepEqual(found(check, 'section47', cells), ['ledToPlan'], JSON.stringify(cells));
});

test('not found otherwise', () => {
  for (const cells of [{ ledToPlan: 'yes', conferenceOn: '2022-07-05' }, { conferenceOn: '2022-07-05' }])
    assert.deepEqual(found(check, 'section47', cells), [], JSON.stringify(cells));
});
