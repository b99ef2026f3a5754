import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayInEngland, momentInWords } from './moment.ts';

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

for (const [utc, day] of [
  ['2022-08-09T22:59:59Z', '2022-08-09'],
  ['2022-08-09T23:00:00Z', '2022-08-10'],
  ['2022-12-09T23:59:59Z', '2022-12-09'],
  ['2022-12-10T00:00:00Z', '2022-12-10'],
] as const)
  test(`${utc} is on ${day} in England`, () => assert.equal(dayInEngland(new Date(utc)), day));
