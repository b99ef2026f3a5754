import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unnecessaryConferenceHeld as check } from './ax-243-unnecessary-conference-held.ts';
import { found } from './case-table.ts';

test('found where a conference was deemed unnecessary, yet its date is recorded', () => {
  for (const cells of [{ conferenceUnnecessary: 'yes', conferenceOn: '2022-07-05' }])
    assert.deepEqual(found(check, 'section47', cells), ['conferenceUnnecessary'], JSON.stringify(cells));
});

test('not found otherwise', () => {
  for (const cells of [{ conferenceUnnecessary: 'no', conferenceOn: '2022-07-05' }, { conferenceUnnecessary: 'yes' }])
    assert.deepEqual(found(check, 'section47', cells), [], JSON.stringify(cells));
});
