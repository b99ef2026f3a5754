import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertDrawn, CONTEXT, extractOf, fractions, historyOf } from '../../testing/drawn-measure.ts';
import { drawn } from '../../testing/drawn-table.ts';
import { contactsReceived } from './contacts-received.ts';
import { noFurtherAction } from './no-further-action.ts';
import { reReferrals } from './re-referrals.ts';
import { referralsReceived } from './referrals-received.ts';

describe('contacts received', () => {
  it('counts a row in the month of its date, from the first whole month to the data month', () => {
    assertDrawn(
      contactsReceived,
      `childId | contactedOn | expected
       --------+-------------+---------
       1       | 2022-02-28  | out
       2       | 2022-03-01  | counts
       2       | 2022-03-01  | counts
       3       | 2022-07-31  | counts
       4       | 2022-08-01  | out
       5       |             | out     `,
    );
  });

  it('gives each covered month a figure, 0 where there was none', () => {
    const contacts = drawn('contacts', 'contactedOn \n 2022-03-31 \n 2022-04-01 \n 2022-04-30');
    assert.deepEqual(fractions(contactsReceived, extractOf({ contacts })), {
      '2022-03': '1',
      '2022-04': '2',
      '2022-05': '0',
      '2022-06': '0',
      '2022-07': '0',
    });
  });

  it('leaves out a row that a check kept out', () => {
    assertDrawn(
      contactsReceived,
      `contactedOn | kept | errors | expected
       ------------+------+--------+---------
       2022-05-10  | no   | 1      | out
       2022-05-10  | yes  | 1      | counts  `,
    );
  });
});

describe('referrals received', () => {
  it('counts every referral of the month, those without further action too, out of the population', () => {
    const referrals = drawn(
      'referrals',
      `referredOn | noFurtherAction | bornOn
       2022-07-01 | yes             | 2022-12-01
       2022-07-31 | no              | 2015-01-01
       2022-08-01 | no              | 2015-01-01`,
    );
    assert.equal(fractions(referralsReceived, extractOf({ referrals }))['2022-07'], '2/100000');
  });

  it('has no denominator while no population is in force', () => {
    const referrals = drawn('referrals', 'referredOn \n 2022-07-01');
    const context = { ...CONTEXT, population: [] };
    assert.equal(fractions(referralsReceived, extractOf({ referrals }), context)['2022-07'], '1');
  });
});

describe('a re-referral, where 12 months before the month are known,', () => {
  const options = {
    history: historyOf('2021-01-01', {
      'a year before': ['2021-07-15'],
      'a year and a day before': ['2021-07-14'],
      'two years before': ['2021-01-02'],
      'before the window': ['2022-02-04'],
      'in the window, since corrected': ['2022-02-05'],
    }),
  };

  it('follows another of the child on an earlier day, no more than 12 months before', () => {
    assertDrawn(
      reReferrals,
      `childId                 | referredOn | referralsInLast12Months | expected
       ------------------------+------------+-------------------------+---------
       a year before           | 2022-07-15 | 0                       | counts
       a year and a day before | 2022-07-15 | 0                       | among
       two years before        | 2022-07-15 | 0                       | among
       twice in the file       | 2022-06-30 | 1                       | among
       twice in the file       | 2022-07-15 | 1                       | counts
       twice in a day          | 2022-07-15 | 1                       | among
       twice in a day          | 2022-07-15 | 1                       | among
       says so itself          | 2022-07-15 | 3                       | among
       before the window       | 2022-07-15 | 0                       | counts
       in the window, since corrected | 2022-07-15 | 0                | among   `,
      options,
    );
  });

  it('is not told from a row that was kept out, nor from rows of no known child', () => {
    assertDrawn(
      reReferrals,
      `childId | referredOn | kept | expected
       1       | 2022-06-01 | no   | out
       1       | 2022-07-15 | yes  | among
               | 2022-06-01 | yes  | among
               | 2022-07-15 | yes  | among   `,
      options,
    );
  });

  it('is looked for 12 months before 29 February from 28 February', () => {
    const leap = { asAt: '2024-03-05', dataMonth: '2024-02' };
    const history = historyOf('2022-01-01', { 1: ['2023-02-28'], 2: ['2023-02-27'] });
    assertDrawn(
      reReferrals,
      `childId | referredOn | expected
       1       | 2024-02-29 | counts
       2       | 2024-02-29 | among   `,
      { ...leap, history },
    );
  });
});

describe('a re-referral, while the history is being built,', () => {
  const table = `childId       | referredOn | referralsInLast12Months | expected
       --------------+------------+-------------------------+---------
       never before  | 2022-07-15 | 0                       | among
       once before   | 2022-07-15 | 1                       | counts
       count blank   | 2022-07-15 |                         | among
       two, no more  | 2022-04-01 | 1                       | among
       two, no more  | 2022-07-15 | 1                       | counts
       two, one more | 2022-04-01 | 2                       | counts
       two, one more | 2022-07-15 | 2                       | counts
       counts differ | 2022-07-15 | 0                       | counts
       counts differ | 2022-07-15 | 1                       | counts
       differ, other | 2022-07-15 | 1                       | counts
       differ, other | 2022-07-15 | 0                       | counts  `;

  it('is told by the file’s own count where that exceeds the referrals that are known', () => {
    assertDrawn(reReferrals, table);
  });

  it('is told by it up to the month whose 12 months before are known in full', () => {
    const [late, whole] = [historyOf('2021-07-02', {}), historyOf('2021-07-01', {})];
    const row = 'referredOn | referralsInLast12Months | expected \n 2022-07-15 | 1 |';
    assertDrawn(reReferrals, `${row} counts`, { history: late });
    assertDrawn(reReferrals, `${row} among`, { history: whole });
  });

  it('takes one off where the council’s count includes the referral itself', () => {
    const context = { ...CONTEXT, referralCountIncludesCurrent: true };
    assertDrawn(
      reReferrals,
      `referredOn | referralsInLast12Months | expected
       2022-07-15 | 1                       | among
       2022-07-15 | 2                       | counts  `,
      { context },
    );
  });
});

describe('referrals with no further action', () => {
  it('are those recorded so, of all referrals of the month', () => {
    assertDrawn(
      noFurtherAction,
      `referredOn | noFurtherAction | expected
       -----------+-----------------+---------
       2022-02-28 | yes             | out
       2022-03-01 | yes             | counts
       2022-03-01 | no              | among
       2022-07-31 |                 | among
       2022-07-31 | yes             | counts
       2022-08-01 | yes             | out
                  | yes             | out     `,
    );
  });
});
