import { describe, it } from 'node:test';
import { assertDrawn } from '../../testing/drawn-measure.ts';
import { careVisitsInTime } from './care-visits-in-time.ts';
import { childrenInCare } from './children-in-care.ts';
import { threePlacements } from './three-placements.ts';

describe('children in care', () => {
  it('are in care on the as-at date, without those in short breaks', () => {
    assertDrawn(
      childrenInCare,
      `startedOn  | endedOn    | legalStatus | expected
       -----------+------------+-------------+---------
       2022-08-05 |            | C2          | counts
       2022-08-06 |            | C2          | out
       2020-01-10 | 2022-08-05 | C2          | out
       2020-01-10 | 2022-08-06 | C2          | counts
       2020-01-10 |            | V2          | counts
       2020-01-10 |            | V3          | out
       2020-01-10 |            | V4          | out
       2020-01-10 |            |             | counts  `,
    );
  });
});

describe('visits to children in care', () => {
  it('begin within a week of the placement; before that none has fallen due', () => {
    assertDrawn(
      careVisitsInTime,
      `startedOn  | placementStartedOn | placementType | lastVisitOn | expected
       -----------+--------------------+---------------+-------------+---------
       2020-01-10 | 2022-07-29         | U6            |             | out
       2020-01-10 | 2022-07-28         | U6            |             | among
       2020-01-10 | 2022-07-29         | U6            | 2022-07-28  | out
       2020-01-10 | 2022-07-28         | U6            | 2022-07-27  | among
       2020-01-10 | 2022-07-28         | U6            | 2022-07-28  | counts
       2022-07-28 |                    |               |             | among   `,
    );
  });

  it('follow every six weeks in the placement’s first year', () => {
    assertDrawn(
      careVisitsInTime,
      `startedOn  | placementStartedOn | placementType | lastVisitOn | expected
       -----------+--------------------+---------------+-------------+---------
       2020-01-10 | 2021-08-06         | U4            | 2022-06-24  | counts
       2020-01-10 | 2021-08-06         | U4            | 2022-06-23  | among   `,
    );
  });

  it('may be three months apart from the second year where the placement is meant to last', () => {
    assertDrawn(
      careVisitsInTime,
      `startedOn  | placementStartedOn | placementType | permanencePlan    | lastVisitOn | expected
       -----------+--------------------+---------------+-------------------+-------------+---------
       2020-01-10 | 2021-08-05         | U4            |                   | 2022-05-05  | counts
       2020-01-10 | 2021-08-05         | U4            |                   | 2022-05-04  | among
       2020-01-10 | 2021-08-05         | U1            |                   | 2022-05-05  | counts
       2020-01-10 | 2021-08-05         | K2            | residential       | 2022-05-05  | counts
       2020-01-10 | 2021-08-05         | K2            | returnToFamily    | 2022-05-05  | among
       2020-01-10 | 2021-08-05         | U6            | longTermFostering | 2022-05-05  | among
       2020-01-10 | 2021-08-05         | U6            | residential       | 2022-05-05  | among
       2020-01-10 | 2021-08-05         | U6            |                   | 2022-06-24  | counts
       2020-01-10 | 2021-08-05         | U6            |                   | 2022-06-23  | among   `,
    );
  });

  it('are weekly with a parent under an interim order until a review, then four weeks apart', () => {
    assertDrawn(
      careVisitsInTime,
      `startedOn  | placementStartedOn | placementType | legalStatus | lastReviewOn | lastVisitOn | expected
       -----------+--------------------+---------------+-------------+--------------+-------------+---------
       2022-05-10 | 2022-06-10         | P1            | C1          |              | 2022-07-29  | counts
       2022-05-10 | 2022-06-10         | P1            | C1          |              | 2022-07-28  | among
       2022-05-10 | 2022-06-10         | P1            | C1          | 2022-05-09   | 2022-07-28  | among
       2022-05-10 | 2022-06-10         | P1            | C1          | 2022-05-10   | 2022-07-08  | counts
       2022-05-10 | 2022-06-10         | P1            | C1          | 2022-05-10   | 2022-07-07  | among
       2022-05-10 | 2022-07-28         | P1            | C1          | 2022-05-10   |             | among
       2022-05-10 | 2022-07-29         | P1            | C1          | 2022-05-10   |             | out
       2022-05-10 | 2022-06-10         | U6            | C1          |              | 2022-06-24  | counts
       2022-05-10 | 2022-06-10         | P1            | V2          |              | 2022-06-24  | counts
       2022-05-10 | 2022-06-10         | P1            | V2          |              | 2022-06-23  | among   `,
    );
  });

  it('begin with a parent within a week of the care order, then come every six weeks', () => {
    assertDrawn(
      careVisitsInTime,
      `startedOn  | placementStartedOn | placementType | legalStatus | legalStatusFrom | lastVisitOn | expected
       -----------+--------------------+---------------+-------------+-----------------+-------------+---------
       2021-01-10 | 2021-02-10         | P1            | C2          | 2022-07-28      | 2022-07-27  | among
       2021-01-10 | 2021-02-10         | P1            | C2          | 2022-07-29      | 2022-07-27  | out
       2021-01-10 | 2021-02-10         | P1            | C2          | 2022-07-28      | 2022-07-28  | counts
       2021-01-10 | 2021-02-10         | P1            | C2          | 2021-01-15      | 2022-06-24  | counts
       2021-01-10 | 2021-02-10         | P1            | C2          | 2021-01-15      | 2022-06-23  | among
       2021-01-10 | 2021-02-10         | U6            | C2          | 2022-07-28      | 2022-07-27  | counts  `,
    );
  });

  it('are not asked of children in short breaks or out of care', () => {
    assertDrawn(
      careVisitsInTime,
      `startedOn  | endedOn    | placementStartedOn | legalStatus | lastVisitOn | expected
       2020-01-10 |            | 2021-01-10         | V4          | 2022-08-01  | out
       2020-01-10 | 2022-08-01 | 2021-01-10         | C2          | 2022-07-30  | out     `,
    );
  });
});

describe('three placements or more', () => {
  it('are counted of children in care whose number of placements is recorded', () => {
    assertDrawn(
      threePlacements,
      `startedOn  | endedOn    | legalStatus | placementsInLast12Months | expected
       -----------+------------+-------------+--------------------------+---------
       2020-01-10 |            | C2          | 2                        | among
       2020-01-10 |            | C2          | 3                        | counts
       2020-01-10 |            | C2          | 4                        | counts
       2020-01-10 |            | C2          |                          | out
       2020-01-10 |            | V3          | 4                        | out
       2020-01-10 | 2022-08-01 | C2          | 4                        | out     `,
    );
  });
});
