import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AppError } from '../platform/errors.ts';
import { PlainFailure, sentenceFor } from './plain-failure.ts';

test('a known failure is said as it is', () => {
  assert.equal(sentenceFor(new PlainFailure('There is no file a.xlsx.')), 'There is no file a.xlsx.');
  assert.equal(
    sentenceFor(new AppError('DATABASE_TOO_OLD')),
    'The database is older than PostgreSQL 15. Use 15 or newer.',
  );
});

test('of a failure that nobody foresaw only the line of our code is said, never what it held', () => {
  const said = sentenceFor(new Error('child SV104233 born on 2010-05-01'));
  assert.match(said, /^Something went wrong that should not have\. .* src\/cli\/plain-failure\.test\.ts:\d+\.$/);
  assert.doesNotMatch(said, /SV104233|2010/);
  assert.equal(sentenceFor('SV104233'), 'Something went wrong that should not have. Please report it.');
});
