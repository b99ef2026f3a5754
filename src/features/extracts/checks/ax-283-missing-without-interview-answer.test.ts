import assert from 'node:assert/strict';
import { test } from 'node:test';
import { missingWithoutInterviewAnswer as check } from './ax-283-missing-without-interview-answer.ts';
import { found } from './case-table.ts';

test('found where the child has been missing, but whether a return interview was offered is not recorded', () => {
  for (const cells of [{ missingEpisodes: 1 }])
    assert.deepEqual(found(check, 'childrenInCare', cells), ['returnInterviewOffered'], JSON.stringify(cells));
});

test('not found otherwise', () => {
  for (const cells of [{ missingEpisodes: 0 }, { missingEpisodes: 2, returnInterviewOffered: 'unknown' }, {}])
    assert.deepEqual(found(check, 'childrenInCare', cells), [], JSON.stringify(cells));
});
