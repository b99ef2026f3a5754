import assert from 'node:assert/strict';
import { test } from 'node:test';
import { conferenceAtAWeekend as check } from './ax-242-conference-at-a-weekend.ts';
import { found } from './case-table.ts';

test('found where the initial child protection conference was held at a weekend or on a bank holiday', () => {
  for (const cells of [{ conferenceOn: '2022-07-02' }, { conferenceOn: '2022-07-03' }, { conferenceOn: '2022-06-03' }])
    assert.deepEqual(found(check, 'section47', cells), ['conferenceOn'], JSON.stringify(cells));
});

test('not found otherwise', () => {
  for (const cells of [{ conferenceOn: '2022-07-01' }, { conferenceOn: '2022-07-04' }, {}])
    assert.deepEqual(found(check, 'section47', cells), [], JSON.stringify(cells));
});
