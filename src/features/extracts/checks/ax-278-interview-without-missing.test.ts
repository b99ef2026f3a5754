import assert from 'node:assert/strict';
import { test } from 'node:test';
import { interviewWithoutMissing as check } from './ax-278-interview-without-missing.ts';
import { found } from './case-table.ts';

test('found where a return interview is recorded for a child who has not been missing', () => {
  for (const cells of [{ missingEpisodes: 0, returnInterviewOffered: 'yes' }])
    assert.deepEqual(found(check, 'childrenInCare', cells), ['returnInterviewOffered'], JSON.stringify(cells));
});

test('not found otherwise', () => {
  for (const cells of [
    { missingEpisodes: 1, returnInterviewOffered: 'yes' },
    { missingEpisodes: 0 },
    { missingEpisodes: 0, returnInterviewOffered: 'no' },
  ])
    assert.deepEqual(found(check, 'childrenInCare', cells), [], JSON.stringify(cells));
});
