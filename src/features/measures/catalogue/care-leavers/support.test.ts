import { describe, it } from 'node:test';
import { assertDrawn } from '../../testing/drawn-measure.ts';
import { contactedInEightWeeks } from './contacted-in-eight-weeks.ts';
import { inTouch } from './in-touch.ts';
import { pathwayPlanReviewed } from './pathway-plan-reviewed.ts';
import { personalAdviser } from './personal-adviser.ts';
import { withoutAHome } from './without-a-home.ts';

describe('care leavers with whom the council is in touch', () => {
  it('are 17 to 21 on the as-at date', () => {
    assertDrawn(
      inTouch,
      `bornOn     | ageYears | inTouch | expected
       -----------+----------+---------+---------
       2005-08-06 |          | yes     | out
       2005-08-05 |          | yes     | counts
       2000-08-06 |          | yes     | counts
       2000-08-05 |          | yes     | out
                  | 16       | yes     | out
                  | 17       | yes     | counts
                  | 21       | yes     | counts
                  | 22       | yes     | out
                  |          | yes     | out     `,
    );
  });

  it('are out of all but those who died or returned home', () => {
    assertDrawn(
      inTouch,
      `ageYears | inTouch | expected
       19       | yes     | counts
       19       | no      | among
       19       | REFU    | among
       19       | NREQ    | among
       19       |         | among
       19       | DIED    | out
       19       | RHOM    | out     `,
    );
  });
});

describe('care leavers without a home', () => {
  it('are in bed and breakfast or emergency accommodation, or of no fixed abode, at whatever age', () => {
    assertDrawn(
      withoutAHome,
      `ageYears | eligibility    | accommodation | expected
       17       | relevant       | W             | counts
       20       | formerRelevant | V             | counts
       24       | qualifying     | S             | counts
                |                | S             | counts
       20       | formerRelevant | U             | out
       20       | formerRelevant | R             | out
       20       | formerRelevant | X             | out
       20       | formerRelevant |               | out     `,
    );
  });

  it('are alive, whatever else is known of them', () => {
    assertDrawn(
      withoutAHome,
      `ageYears | accommodation | inTouch | expected
       20       | S             | no      | counts
       20       | S             | RHOM    | counts
       20       | S             |         | counts
       20       | S             | DIED    | out     `,
    );
  });
});

describe('young people with a personal adviser', () => {
  it('were 16 at least three months before', () => {
    assertDrawn(
      personalAdviser,
      `bornOn     | eligibility | personalAdviser | expected
       2006-05-05 | eligible    | Jo              | counts
       2006-05-05 | eligible    |                 | among
       2006-05-05 | eligible    | Unallocated     | among
       2006-05-06 | eligible    | Jo              | out
       2004-12-01 | relevant    | Jo              | counts
                  | relevant    | Jo              | out     `,
    );
  });

  it('are eligible or relevant and have not left the list', () => {
    assertDrawn(
      personalAdviser,
      `bornOn     | eligibility    | inTouch | personalAdviser | expected
       2005-01-10 | eligible       |         |                 | among
       2005-01-10 | relevant       | no      |                 | among
       2003-01-10 | formerRelevant | yes     | Jo              | out
       2003-01-10 | qualifying     | yes     | Jo              | out
       2005-01-10 |                | yes     | Jo              | out
       2005-01-10 | relevant       | RHOM    | Jo              | out
       2005-01-10 | relevant       | DIED    | Jo              | out     `,
    );
  });
});

describe('pathway plans reviewed', () => {
  it('were made or reviewed in the last six months', () => {
    assertDrawn(
      pathwayPlanReviewed,
      `bornOn     | eligibility    | pathwayPlanReviewedOn | expected
       2002-01-10 | formerRelevant | 2022-02-05            | counts
       2002-01-10 | formerRelevant | 2022-02-04            | among
       2002-01-10 | formerRelevant |                       | among
       2005-01-10 | relevant       | 2022-02-05            | counts
       2005-01-10 | eligible       | 2022-02-05            | counts
       2005-01-10 | eligible       | 2022-02-04            | among   `,
    );
  });

  it('are owed once a young person was 16 for three months, or has left care', () => {
    assertDrawn(
      pathwayPlanReviewed,
      `bornOn     | eligibility    | pathwayPlanReviewedOn | expected
       2006-05-05 | eligible       |                       | out
       2006-05-04 | eligible       |                       | among
       2006-05-05 | eligible       | 2022-08-01            | counts
       2006-05-05 | relevant       |                       | among
                  | eligible       |                       | out
                  | eligible       | 2022-08-01            | counts
                  | relevant       |                       | among
                  | formerRelevant |                       | among   `,
    );
  });

  it('are not owed to qualifying young people, nor to those who died or returned home', () => {
    assertDrawn(
      pathwayPlanReviewed,
      `bornOn     | eligibility    | inTouch | pathwayPlanReviewedOn | expected
       2002-01-10 | qualifying     | yes     | 2022-08-01            | out
       2002-01-10 |                | yes     | 2022-08-01            | out
       2002-01-10 | formerRelevant | DIED    | 2022-08-01            | out
       2002-01-10 | formerRelevant | RHOM    |                       | out
       2002-01-10 | formerRelevant | REFU    |                       | among   `,
    );
  });
});

describe('care leavers contacted in eight weeks', () => {
  it('were contacted no more than 56 days before', () => {
    assertDrawn(
      contactedInEightWeeks,
      `bornOn     | eligibility    | lastContactOn | expected
       2002-01-10 | formerRelevant | 2022-06-10    | counts
       2002-01-10 | formerRelevant | 2022-06-09    | among
       2002-01-10 | formerRelevant |               | among
                  | formerRelevant |               | among
       2005-01-10 | relevant       | 2022-06-10    | counts
       2006-08-01 | relevant       |               | among   `,
    );
  });

  it('are relevant or former relevant and have not left the list', () => {
    assertDrawn(
      contactedInEightWeeks,
      `eligibility    | inTouch | lastContactOn | expected
       eligible       | yes     | 2022-08-01    | out
       qualifying     | yes     | 2022-08-01    | out
                      | yes     | 2022-08-01    | out
       formerRelevant | DIED    | 2022-08-01    | out
       formerRelevant | RHOM    | 2022-08-01    | out
       formerRelevant | REFU    | 2022-06-01    | among
       formerRelevant | no      | 2022-08-01    | counts  `,
    );
  });
});
