import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { localDate } from '#kernel/local-date.ts';
import { assertDrawn, CONTEXT, extractOf, fractions, pastSince } from '../../testing/drawn-measure.ts';
import { drawn } from '../../testing/drawn-table.ts';
import { childrenOnPlans } from './children-on-plans.ts';
import { conferencesIn15WorkingDays } from './conferences-in-15-working-days.ts';
import { planReviewsInTime } from './plan-reviews-in-time.ts';
import { planVisitsInTime } from './plan-visits-in-time.ts';
import { plansOpenTwoYears } from './plans-open-two-years.ts';
import { secondPlans } from './second-plans.ts';
import { seenAlone } from './seen-alone.ts';

describe('children on a child protection plan', () => {
  it('are those whose plan ran on the as-at date, unborn children too', () => {
    assertDrawn(
      childrenOnPlans,
      `startedOn  | endedOn    | bornOn     | expected
       -----------+------------+------------+---------
       2022-08-05 |            | 2015-01-01 | counts
       2022-08-06 |            | 2015-01-01 | out
       2022-01-10 | 2022-08-05 | 2015-01-01 | out
       2022-01-10 | 2022-08-06 | 2015-01-01 | counts
       2022-07-10 |            | 2022-10-01 | counts
                  |            | 2015-01-01 | out     `,
    );
  });
});

describe('conferences within 15 working days', () => {
  it('are held by the end of the 15th working day after the strategy discussion', () => {
    // 23 May 2022 + 15 working days, with the two days of the Jubilee between = 15 June 2022.
    assertDrawn(
      conferencesIn15WorkingDays,
      `strategyDiscussionOn | conferenceOn | expected
       ---------------------+--------------+---------
       2022-05-23           | 2022-06-14   | counts
       2022-05-23           | 2022-06-15   | counts
       2022-05-23           | 2022-06-16   | among
       2022-05-23           |              | out
                            | 2022-06-14   | out     `,
    );
  });

  it('belong to the month of the conference', () => {
    assertDrawn(
      conferencesIn15WorkingDays,
      `strategyDiscussionOn | conferenceOn | expected
       2022-02-20           | 2022-02-28   | out
       2022-02-20           | 2022-03-01   | counts
       2022-07-10           | 2022-08-01   | out     `,
    );
  });
});

describe('plans open two years or more', () => {
  it('count from the second anniversary of their start', () => {
    assertDrawn(
      plansOpenTwoYears,
      `startedOn  | endedOn    | expected
       -----------+------------+---------
       2020-08-04 |            | counts
       2020-08-05 |            | counts
       2020-08-06 |            | among
       2020-01-01 | 2022-08-05 | out     `,
    );
  });

  it('count from 28 February when they began on 29 February', () => {
    const begun = 'startedOn | expected \n 2020-02-29 |';
    assertDrawn(plansOpenTwoYears, `${begun} among`, { asAt: '2022-02-27', dataMonth: '2022-02' });
    assertDrawn(plansOpenTwoYears, `${begun} counts`, { asAt: '2022-02-28', dataMonth: '2022-02' });
  });
});

describe('children on a plan visited in time', () => {
  it('were visited in the last 10 working days, the tenth included', () => {
    assertDrawn(
      planVisitsInTime,
      `startedOn  | lastVisitOn | endedOn    | expected
       -----------+-------------+------------+---------
       2022-01-10 | 2022-08-05  |            | counts
       2022-01-10 | 2022-07-22  |            | counts
       2022-01-10 | 2022-07-21  |            | among
       2022-01-10 |             |            | among
       2022-01-10 | 2022-08-01  | 2022-08-03 | out     `,
    );
  });

  it('are in time without a visit until the plan is 10 working days old', () => {
    assertDrawn(
      planVisitsInTime,
      `startedOn  | lastVisitOn | expected
       -----------+-------------+---------
       2022-07-22 |             | counts
       2022-07-21 |             | among
       2022-07-22 | 2022-05-01  | counts
       2022-07-21 | 2022-05-01  | among   `,
    );
  });

  it('have as long as the council’s own standard gives', () => {
    const rule = CONTEXT.timescales['R-CP-VISIT'];
    const fortnight = {
      value: { amount: 14, unit: 'days' },
      from: localDate('2020-01-01'),
      until: null,
      basis: 'local',
      source: 'Policy',
    } as const;
    const timescales = { ...CONTEXT.timescales, 'R-CP-VISIT': { ...rule, limits: [fortnight] } };
    assertDrawn(
      planVisitsInTime,
      `startedOn  | lastVisitOn | expected
       2022-01-10 | 2022-04-08  | counts
       2022-01-10 | 2022-04-07  | among   `,
      { asAt: '2022-04-22', dataMonth: '2022-04', context: { ...CONTEXT, timescales } },
    );
  });
});

describe('children seen alone', () => {
  it('are 4 or over on the as-at date, on a plan and visited', () => {
    assertDrawn(
      seenAlone,
      `startedOn  | lastVisitOn | seenAlone | bornOn     | ageYears | expected
       -----------+-------------+-----------+------------+----------+---------
       2022-01-10 | 2022-08-01  | yes       | 2018-08-05 |          | counts
       2022-01-10 | 2022-08-01  | yes       | 2018-08-06 |          | out
       2022-01-10 | 2022-08-01  | no        | 2010-01-01 |          | among
       2022-01-10 | 2022-08-01  | unknown   | 2010-01-01 |          | among
       2022-01-10 | 2022-08-01  |           | 2010-01-01 |          | among
       2022-01-10 |             | yes       | 2010-01-01 |          | out
       2022-01-10 | 2022-08-01  | yes       |            | 4        | counts
       2022-01-10 | 2022-08-01  | yes       |            | 3        | out
       2022-01-10 | 2022-08-01  | yes       |            | -1       | out
       2022-01-10 | 2022-08-01  | yes       |            |          | out
       2022-08-06 | 2022-08-01  | yes       | 2010-01-01 |          | out     `,
    );
  });
});

describe('plans that are a second or later one', () => {
  it('are of the 12 months that end with the month, those that have ended since among them', () => {
    assertDrawn(
      secondPlans,
      `startedOn  | endedOn    | previousPlans | left       | expected
       -----------+------------+---------------+------------+---------
       2021-07-31 |            | 1             |            | out
       2021-08-01 |            | 1             |            | counts
       2021-08-01 | 2021-12-01 | 1             | 2022-01-05 | counts
       2021-07-31 | 2021-12-01 | 1             | 2022-01-05 | out
       2022-07-31 |            | 0             |            | among
       2022-08-01 |            | 1             |            | out
       2022-01-10 | 2022-03-01 | 3             |            | counts
       2022-01-10 |            |               |            | among
                  |            | 1             |            | out     `,
      { history: pastSince('2021-08-01') },
    );
  });

  it('have a figure for the months whose 12 months are known', () => {
    const childProtection = drawn(
      'childProtection',
      'startedOn | previousPlans \n 2021-07-01 | 1 \n 2022-06-30 | 0 \n 2022-07-01 | 1',
    );
    const figures = (since: string) =>
      fractions(secondPlans, extractOf({ childProtection }, { history: pastSince(since) }));
    assert.deepEqual(figures('2021-08-02'), {});
    assert.deepEqual(figures('2021-08-01'), { '2022-07': '1/2' });
    assert.deepEqual(figures('2021-07-01'), { '2022-06': '1/2', '2022-07': '1/2' });
  });
});

describe('plans reviewed in time', () => {
  it('have a first review within 3 months of the start, the last day included', () => {
    assertDrawn(
      planReviewsInTime,
      `startedOn  | lastReviewOn | endedOn    | expected
       -----------+--------------+------------+---------
       2022-05-06 |              |            | out
       2022-05-05 |              |            | counts
       2022-05-04 |              |            | among
       2022-05-04 | 2022-05-04   |            | among
       2022-05-04 | 2022-05-05   |            | counts
       2022-05-04 | 2022-05-03   |            | among
       2022-05-06 | 2022-06-06   |            | out
       2022-05-04 |              | 2022-08-05 | out
       2022-05-04 |              | 2022-08-06 | among
                  | 2022-06-06   |            | out     `,
    );
  });

  it('have each later review within 6 months of the one before', () => {
    assertDrawn(
      planReviewsInTime,
      `startedOn  | lastReviewOn | expected
       2020-01-10 | 2022-02-05   | counts
       2020-01-10 | 2022-02-04   | among
       2020-01-10 | 2022-08-05   | counts  `,
    );
  });
});
