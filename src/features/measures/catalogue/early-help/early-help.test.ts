import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertDrawn, extractOf, fractions, historyOf, pastSince } from '../../testing/drawn-measure.ts';
import { drawn } from '../../testing/drawn-table.ts';
import { earlyHelpAssessments } from './early-help-assessments.ts';
import { steppedDownAndNotBack } from './stepped-down-and-not-back.ts';

describe('early help assessments', () => {
  it('belong to the month in which they started, each child one', () => {
    assertDrawn(
      earlyHelpAssessments,
      `childId | startedOn  | completedOn | expected
       --------+------------+-------------+---------
       1       | 2022-02-28 | 2022-03-10  | out
       2       | 2022-03-01 |             | counts
       3       | 2022-03-01 | 2022-04-10  | counts
       3       | 2022-07-31 |             | counts
       4       | 2022-08-01 |             | out
       5       |            |             | out     `,
    );
  });
});

describe('children stepped down and not referred again', () => {
  const since = pastSince('2021-01-01');
  const stepped = (childId: string) => `childId | closedOn | closureReason | left | expected
       ${childId} | 2022-01-15 | RC9 | 2022-07-05 |`;

  it('were closed with a referral to early help six months before the month, in this extract or an earlier one', () => {
    assertDrawn(
      steppedDownAndNotBack,
      `closedOn   | closureReason | left       | expected
       -----------+---------------+------------+---------
       2021-08-31 | RC9           | 2022-02-05 | out
       2021-09-01 | RC9           | 2022-02-05 | counts
       2022-01-31 | RC9           | 2022-07-05 | counts
       2022-01-31 | RC8           | 2022-07-05 | out
       2022-01-31 |               | 2022-07-05 | out
       2022-02-05 | RC9           |            | out
                  | RC9           |            | out     `,
      { history: since },
    );
  });

  it('of the last days of August are judged on the last day of February', () => {
    assertDrawn(
      steppedDownAndNotBack,
      `closedOn   | closureReason | expected
       2022-08-28 | RC9           | counts
       2022-08-31 | RC9           | counts
       2022-09-01 | RC9           | out     `,
      { asAt: '2023-02-28', dataMonth: '2023-02', history: since },
    );
  });

  it('are judged once the six months have passed, their last day included', () => {
    assertDrawn(
      steppedDownAndNotBack,
      `closedOn   | closureReason | left       | expected
       2022-01-20 | RC9           | 2022-07-05 | counts
       2022-01-21 | RC9           | 2022-07-05 | out     `,
      { asAt: '2022-07-20', history: since },
    );
  });

  it('have no referral after the day of the closure, up to the last day of the six months', () => {
    const referrals = drawn(
      'referrals',
      `childId             | referredOn | kept
       at the end          | 2022-07-15 | yes
       after the end       | 2022-07-16 | yes
       in a row kept out   | 2022-06-01 | no
       nobody              |            | yes`,
    );
    const earlier = historyOf('2021-01-01', {
      'on the day': ['2022-01-15'],
      'on the next day': ['2021-06-01', '2022-01-16'],
      'long before': ['2021-06-01'],
    });
    const expect = (childId: string, expected: string) =>
      assertDrawn(steppedDownAndNotBack, `${stepped(childId)} ${expected}`, {
        others: { referrals },
        history: { ...since, ...earlier },
      });
    for (const child of ['on the day', 'long before', 'after the end', 'in a row kept out', 'nobody'])
      expect(child, 'counts');
    for (const child of ['on the next day', 'at the end']) expect(child, 'among');
  });

  it('have a figure only for months whose closures are all known', () => {
    const months = (from: string) =>
      Object.keys(fractions(steppedDownAndNotBack, extractOf({ childrenInNeed: [] }, { history: pastSince(from) })));
    assert.deepEqual(months('2022-01-02'), []);
    assert.deepEqual(months('2022-01-01'), ['2022-07']);
    assert.deepEqual(months('2021-09-01'), ['2022-03', '2022-04', '2022-05', '2022-06', '2022-07']);
  });
});
