import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { month } from '#kernel/month.ts';
import { isReferralHistoryComplete, referralHistoryMonths } from './referrals-known.ts';
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

  it('is complete for a month from 12 months before its first day', () => {
    const extract = extractOf({}, { history: historyOf('2021-06-01', {}) });
    assert.equal(isReferralHistoryComplete(extract, month('2022-05')), false);
    assert.equal(isReferralHistoryComplete(extract, month('2022-06')), true);
  });
});
