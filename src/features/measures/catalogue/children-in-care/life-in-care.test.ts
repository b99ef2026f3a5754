import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { figuresOf } from '../../testing/drawn-history.ts';
import { assertDrawn, pastSince, workersNamed } from '../../testing/drawn-measure.ts';
import { careReviewsInTime } from './care-reviews-in-time.ts';
import { healthAssessments } from './health-assessments.ts';
import { longTermStability } from './long-term-stability.ts';
import { threeSocialWorkers } from './three-social-workers.ts';

describe('reviews of children in care', () => {
  it('begin within 20 working days; before that none has fallen due', () => {
    // 8 July 2022 + 20 working days = 5 August 2022, the as-at date.
    assertDrawn(
      careReviewsInTime,
      `startedOn  | lastReviewOn | expected
       2022-07-08 |              | out
       2022-07-07 |              | among
       2022-07-08 | 2022-07-07   | out
       2022-07-07 | 2022-07-06   | among
       2022-07-08 | 2022-07-08   | counts
                  | 2022-07-08   | out     `,
    );
  });

  it('come again three months after the first, told by its day, and six after any later one', () => {
    // 4 April 2022 + 20 working days = 5 May 2022, Easter and the May holiday not counted; 1 April: 4 May.
    assertDrawn(
      careReviewsInTime,
      `startedOn  | lastReviewOn | expected
       2022-04-04 | 2022-05-05   | counts
       2022-04-04 | 2022-05-04   | among
       2022-04-01 | 2022-05-04   | among
       2022-03-31 | 2022-05-04   | counts
       2020-01-10 | 2022-02-05   | counts
       2020-01-10 | 2022-02-04   | among   `,
    );
  });

  it('are not asked of children in short breaks or out of care', () => {
    assertDrawn(
      careReviewsInTime,
      `startedOn  | endedOn    | legalStatus | lastReviewOn | expected
       2020-01-10 |            | V3          | 2022-08-01   | out
       2020-01-10 |            | V4          |              | out
       2020-01-10 | 2022-08-05 | C2          | 2022-08-01   | out
       2020-01-10 | 2022-08-06 | C2          | 2022-08-01   | counts  `,
    );
  });
});

describe('children long in care who live with the same carer', () => {
  it('are under 16 and have been in care for two and a half years', () => {
    assertDrawn(
      longTermStability,
      `startedOn  | bornOn     | ageYears | expected
       -----------+------------+----------+---------
       2020-02-05 | 2006-08-06 |          | among
       2020-02-05 | 2006-08-05 |          | out
       2020-02-06 | 2010-01-01 |          | out
       2020-02-05 |            | 15       | among
       2020-02-05 |            | 16       | out
       2020-02-05 |            |          | out
                  | 2010-01-01 |          | out     `,
    );
  });

  it('have been in the placement for two years, or are placed for adoption with their carer', () => {
    const movedIn = (type: string) => `2015-01-10 | 10 | ${type} | 2022-08-01`;
    assertDrawn(
      longTermStability,
      `startedOn  | ageYears | placementType | placementStartedOn | expected
       2015-01-10 | 10       | U4            | 2020-08-05         | counts
       2015-01-10 | 10       | U4            | 2020-08-06         | among
       2015-01-10 | 10       |               | 2020-08-05         | counts
       2015-01-10 | 10       | U4            |                    | among
       ${movedIn('A3')} | counts
       ${movedIn('A5')} | counts
       ${movedIn('A4')} | among
       ${movedIn('A6')} | among   `,
    );
  });

  it('are in care on the as-at date, without those in short breaks', () => {
    assertDrawn(
      longTermStability,
      `startedOn  | endedOn    | ageYears | legalStatus | placementStartedOn | expected
       2015-01-10 | 2022-08-05 | 10       | C2          | 2016-01-10         | out
       2015-01-10 | 2022-08-06 | 10       | C2          | 2016-01-10         | counts
       2015-01-10 |            | 10       | V3          | 2016-01-10         | out
       2015-01-10 |            | 10       | V4          | 2016-01-10         | out     `,
    );
  });
});

describe('children in care with three or more social workers', () => {
  const childrenInCare = workersNamed({
    two: ['Kim', 'Lee'],
    three: ['Kim', 'Lee', 'Ali'],
    same: ['Kim', 'Unallocated'],
  });
  const childrenInNeed = workersNamed({ same: ['Lee', 'Ali'] });
  const workers = { childrenInCare, childrenInNeed };

  it('had so many in this extract and those of the year before, by List 8 alone', () => {
    assertDrawn(
      threeSocialWorkers,
      `childId | startedOn  | worker | expected
       two     | 2020-01-10 | Ali    | counts
       two     | 2020-01-10 | Lee    | among
       two     | 2020-01-10 | Duty   | among
       two     | 2020-01-10 |        | among
       three   | 2020-01-10 |        | counts
       same    | 2020-01-10 | Kim    | among
       new     | 2020-01-10 | Kim    | among
       new     | 2020-01-10 |        | among
               | 2020-01-10 | Kim    | among   `,
      { history: pastSince('2021-08-05', { workers }) },
    );
  });

  it('are in care on the as-at date, without those in short breaks', () => {
    assertDrawn(
      threeSocialWorkers,
      `childId | startedOn  | endedOn    | legalStatus | expected
       three   | 2022-08-05 |            | C2          | counts
       three   | 2022-08-06 |            | C2          | out
       three   | 2020-01-10 | 2022-08-05 | C2          | out
       three   | 2020-01-10 | 2022-08-06 | C2          | counts
       three   | 2020-01-10 |            | V3          | out
       three   | 2020-01-10 |            | V4          | out     `,
      { history: pastSince('2021-08-05', { workers }) },
    );
  });

  it('have a figure once all but the first 31 days of a year are known', () => {
    const table = 'childId | startedOn \n three | 2020-01-10';
    assert.deepEqual(figuresOf(threeSocialWorkers, table, null), {});
    assert.deepEqual(figuresOf(threeSocialWorkers, table, '2021-09-06', workers), {});
    assert.deepEqual(figuresOf(threeSocialWorkers, table, '2021-09-05', workers), { '2022-07': '1/1' });
  });
});

describe('health assessments', () => {
  it('are due every 12 months from the fifth birthday and every six before, of those in care for a year', () => {
    assertDrawn(
      healthAssessments,
      `startedOn  | bornOn     | ageYears | lastHealthAssessmentOn | expected
       -----------+------------+----------+------------------------+---------
       2021-08-06 | 2010-01-01 |          | 2022-07-01             | out
       2021-08-05 | 2010-01-01 |          | 2022-07-01             | counts
       2020-01-10 | 2010-01-01 |          | 2021-08-05             | counts
       2020-01-10 | 2010-01-01 |          | 2021-08-04             | among
       2020-01-10 | 2017-08-06 |          | 2022-02-05             | counts
       2020-01-10 | 2017-08-06 |          | 2022-02-04             | among
       2020-01-10 | 2017-08-05 |          | 2022-02-04             | counts
       2020-01-10 |            | 4        | 2022-02-04             | among
       2020-01-10 |            | 5        | 2022-02-04             | counts
       2020-01-10 |            |          | 2021-08-05             | counts
       2020-01-10 | 2010-01-01 |          |                        | among
       2021-08-05 | 2010-01-01 |          | 2021-05-04             | among
                  | 2010-01-01 |          | 2022-07-01             | out     `,
    );
  });

  it('are not asked of children in short breaks or out of care', () => {
    assertDrawn(
      healthAssessments,
      `startedOn  | endedOn    | legalStatus | lastHealthAssessmentOn | expected
       2020-01-10 |            | V3          | 2022-07-01             | out
       2020-01-10 |            | V4          | 2022-07-01             | out
       2020-01-10 | 2022-08-05 | C2          | 2022-07-01             | out
       2020-01-10 | 2022-08-06 | C2          | 2022-07-01             | counts  `,
    );
  });
});
