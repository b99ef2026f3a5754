import assert from 'node:assert/strict';
import { test } from 'node:test';
import { momentInWords } from './moment.ts';

for (const [utc, said] of [
  ['2022-08-09T13:05:00Z', '9 August 2022 at 14:05'],
  ['2022-12-09T13:05:00Z', '9 December 2022 at 13:05'],
  ['2022-08-09T23:30:00Z', '10 August 2022 at 00:30'],
  ['2024-03-31T00:59:59Z', '31 March 2024 at 00:59'],
  ['2024-03-31T01:00:00Z', '31 March 2024 at 02:00'],
  ['2024-10-27T00:30:00Z', '27 October 2024 at 01:30'],
  ['2024-10-27T01:30:00Z', '27 October 2024 at 01:30'],
] as const)
  test(`${utc} is ${said} in England`, () => assert.equal(momentInWords(new Date(utc)), said));
