import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changesInWords, factsForReading } from './event.ts';

const ID = '6ca1cd1f-b834-49cb-8ccd-7d18f5109de3';

test('facts are told in words, without ids and what is empty', () => {
  assert.equal(factsForReading({ how: 'password', extract: ID, staffRef: null, rows: 0 }), 'by password, rows 0');
  assert.equal(factsForReading({ dataMonth: '2022-07', group: '' }), 'data month 2022-07');
  assert.equal(factsForReading({}), '');
});

test('what changed is told fact by fact, and what stayed is not', () => {
  assert.deepEqual(
    changesInWords(
      { name: 'Ada', post: 'Nurse', email: null, staffRef: 'A. Obi', appointment: ID },
      { name: 'Ada', post: 'Health visitor', email: 'ada@council.example', staffRef: null, state: 'ended' },
    ),
    ['post: Nurse, now Health visitor', 'email: ada@council.example', 'staff ref: A. Obi, now nothing', 'state: ended'],
  );
  assert.deepEqual(changesInWords({}, {}), []);
});
