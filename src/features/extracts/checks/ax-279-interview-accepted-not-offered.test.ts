import assert from 'node:assert/strict';
import { test } from 'node:test';
import { interviewAcceptedNotOffered as check } from './ax-279-interview-accepted-not-offered.ts';
import { found } from './case-table.ts';

test('found where a return interview was accepted that was not offered', () => {
  for (const cells of [{ returnInterviewAccepted: 'yes', returnInterviewOffered: 'no' }])
    assert.deepEqual(found(check, 'childrenInCare', cells), ['returnInterviewAccepted'], JSON.stringify(cells));
});

test('not found otherwise', () => {
  for (const cells of [
    { returnInterviewAccepted: 'yes', returnInterviewOffered: 'yes' },
    { returnInterviewAccepted: 'no', returnInterviewOffered: 'no' },
  ])
    assert.deepEqual(found(check, 'childrenInCare', cells), [], JSON.stringify(cells));
});
