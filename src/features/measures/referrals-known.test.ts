import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { referralHistoryMonths } from './referrals-known.ts';
import { extractOf, historyOf } from './testing/drawn-measure.ts';

describe('the history of referrals', () => {
  const cases: readonly [since: string | null, months: number][] = [
    [null, 5],
    ['2022-06-01', 5],
    ['2022-01-01', 7],
    ['2021-12-31', 7],
    ['2021-12-01', 8],
    ['2021-02-02', 17],
    ['2021-02-01', 18],
    ['2019-01-01', 18],
  ];
  for (const [since, months] of cases) {
    it(`since ${since ?? 'this extract alone'} is ${months} months of 18`, () => {
      assert.equal(referralHistoryMonths(extractOf({}, { history: historyOf(since, {}) })), months);
    });
  }
});
