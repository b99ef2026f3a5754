import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localDate } from '#kernel/local-date.ts';
import { month } from '#kernel/month.ts';
import { asAtProblem, proposedDataMonth } from './extract.ts';

for (const [asAt, expected] of [
  ['2022-08-05', '2022-07'],
  ['2022-08-15', '2022-07'],
  ['2022-08-16', '2022-08'],
  ['2022-08-31', '2022-08'],
  ['2022-01-03', '2021-12'],
] as const)
  test(`an extract as at ${asAt} is proposed to be about ${expected}`, () =>
    assert.equal(proposedDataMonth(localDate(asAt)), expected));

for (const [asAt, dataMonth, expected] of [
  ['2022-08-09', '2022-07', null],
  ['2022-08-10', '2022-07', 'inFuture'],
  ['2022-08-05', '2022-08', null],
  ['2022-08-05', '2022-09', 'monthAfterAsAt'],
  ['2022-08-05', '2022-02', null],
  ['2022-08-05', '2022-01', 'monthTooEarly'],
  ['2022-07-31', '2022-02', null],
  ['2022-07-31', '2022-01', 'monthTooEarly'],
] as const)
  test(`as at ${asAt} with data month ${dataMonth} is ${expected ?? 'fine'}`, () =>
    assert.equal(asAtProblem(localDate(asAt), month(dataMonth), localDate('2022-08-09')), expected));

test('neither may be missing', () =>
  assert.equal(asAtProblem(null, month('2022-07'), localDate('2022-08-09')), 'missing'));
