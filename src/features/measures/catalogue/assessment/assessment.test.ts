import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertDrawn, extractOf, fractions, leftOf, pastSince } from '../../testing/drawn-measure.ts';
import { drawn } from '../../testing/drawn-table.ts';
import { assessmentsIn45WorkingDays } from './assessments-in-45-working-days.ts';
import { assessmentsOpenOver45WorkingDays } from './assessments-open-over-45-working-days.ts';
import { assessmentsOutOfDate } from './assessments-out-of-date.ts';
import { enquiriesStarted } from './enquiries-started.ts';
import { enquiriesToConference } from './enquiries-to-conference.ts';
import { seenDuringAssessment } from './seen-during-assessment.ts';

describe('assessments within 45 working days', () => {
  it('are authorised by the end of the 45th working day after the start, Easter and the May holiday not counted', () => {
    assertDrawn(
      assessmentsIn45WorkingDays,
      `startedOn  | authorisedOn | expected
       -----------+--------------+---------
       2022-03-01 | 2022-05-05   | counts
       2022-03-01 | 2022-05-06   | counts
       2022-03-01 | 2022-05-07   | among
       2022-03-01 | 2022-05-09   | among
       2022-03-01 | 2022-03-01   | counts  `,
    );
  });

  it('belong to the month of authorisation', () => {
    assertDrawn(
      assessmentsIn45WorkingDays,
      `startedOn  | authorisedOn | expected
       -----------+--------------+---------
       2022-02-01 | 2022-02-28   | out
       2022-02-01 | 2022-03-01   | counts
       2022-06-20 | 2022-07-31   | counts
       2022-06-20 | 2022-08-01   | out
       2022-06-20 |              | out
                  | 2022-07-01   | out     `,
    );
  });
});

describe('open assessments over 45 working days', () => {
  it('are over once the 45th working day has passed', () => {
    // 1 June 2022 + 45 working days (Jubilee on 2 and 3 June) = 5 August 2022, the as-at date.
    assertDrawn(
      assessmentsOpenOver45WorkingDays,
      `startedOn  | authorisedOn | expected
       -----------+--------------+---------
       2022-06-06 |              | among
       2022-06-01 |              | among
       2022-05-31 |              | counts
       2021-12-01 |              | counts  `,
    );
  });

  it('are those not authorised on the as-at date', () => {
    assertDrawn(
      assessmentsOpenOver45WorkingDays,
      `startedOn  | authorisedOn | expected
       -----------+--------------+---------
       2022-05-02 | 2022-08-05   | out
       2022-05-02 | 2022-08-06   | counts
       2022-08-05 |              | among
       2022-08-06 |              | out
                  |              | out     `,
    );
  });

  it('are over on a Saturday when they were due on the Friday', () => {
    assertDrawn(assessmentsOpenOver45WorkingDays, 'startedOn | expected \n 2022-06-01 | counts', {
      asAt: '2022-08-06',
    });
  });
});

describe('children seen during their assessment', () => {
  it('are recorded as seen, of those born by the day of authorisation', () => {
    assertDrawn(
      seenDuringAssessment,
      `authorisedOn | childSeen | bornOn     | ageYears | expected
       -------------+-----------+------------+----------+---------
       2022-06-10   | yes       | 2015-01-01 |          | counts
       2022-06-10   | no        | 2015-01-01 |          | among
       2022-06-10   | unknown   | 2015-01-01 |          | among
       2022-06-10   |           | 2015-01-01 |          | among
       2022-06-10   | yes       | 2022-06-10 |          | counts
       2022-06-10   | yes       | 2022-06-11 |          | out
       2022-06-10   | no        |            | -1       | out
       2022-06-10   | no        |            | 0        | among
       2022-06-10   | yes       |            |          | counts  `,
    );
  });

  it('belong to the month of authorisation', () => {
    assertDrawn(
      seenDuringAssessment,
      `authorisedOn | childSeen | expected
       2022-02-28   | yes       | out
       2022-03-01   | yes       | counts
       2022-07-31   | yes       | counts
       2022-08-01   | yes       | out
                    | yes       | out     `,
    );
  });
});

describe('children whose last assessment is older than 12 months', () => {
  const others = {
    assessments: drawn(
      'assessments',
      `childId      | authorisedOn | kept
       again since  | 2022-03-01   | yes
       after as-at  | 2022-08-06   | yes
       on as-at     | 2022-08-05   | yes
       kept out     | 2022-03-01   | no
       still open   |              | yes`,
    ),
  };
  const left = {
    assessments: leftOf(
      'assessments',
      `childId      | authorisedOn | left
       a year ago   | 2021-08-05   | 2022-01-05
       a day more   | 2021-08-04   | 2022-01-05
       again since  | 2021-06-01   | 2021-11-05
       after as-at  | 2021-06-01   | 2021-11-05
       on as-at     | 2021-06-01   | 2021-11-05
       kept out     | 2021-06-01   | 2021-11-05
       still open   | 2021-06-01   | 2021-11-05
       twice        | 2021-11-01   | 2022-02-05
       twice        | 2021-06-01   | 2021-11-05`,
    ),
  };
  const history = pastSince('2021-08-05', { left });

  it('were last assessed more than 12 months before, by this extract and earlier ones', () => {
    assertDrawn(
      assessmentsOutOfDate,
      `childId      | startedOn  | caseStatus      | expected
       -------------+------------+-----------------+---------
       a year ago   | 2020-01-10 | childInNeedPlan | among
       a day more   | 2020-01-10 | childInNeedPlan | counts
       a day more   | 2022-07-01 | childInNeedPlan | counts
       again since  | 2020-01-10 | childInNeedPlan | among
       after as-at  | 2020-01-10 | childInNeedPlan | counts
       on as-at     | 2020-01-10 | childInNeedPlan | among
       kept out     | 2020-01-10 | childInNeedPlan | counts
       still open   | 2020-01-10 | childInNeedPlan | counts
       twice        | 2020-01-10 | childInNeedPlan | among   `,
      { others, history },
    );
  });

  it('are, where no assessment is known, those whose need began more than 12 months before', () => {
    assertDrawn(
      assessmentsOutOfDate,
      `childId | startedOn  | caseStatus      | expected
       never   | 2021-08-05 | childInNeedPlan | among
       never   | 2021-08-04 | childInNeedPlan | counts
       never   |            | childInNeedPlan | among
               | 2021-08-04 | childInNeedPlan | counts  `,
      { others, history },
    );
  });

  it('have a plan or are in care, and are open on the as-at date', () => {
    assertDrawn(
      assessmentsOutOfDate,
      `startedOn  | closedOn   | caseStatus          | expected
       2020-01-10 |            | childInNeedPlan     | counts
       2020-01-10 |            | childProtectionPlan | counts
       2020-01-10 |            | inCare              | counts
       2020-01-10 |            | openAssessment      | out
       2020-01-10 |            | closed              | out
       2020-01-10 |            |                     | out
       2020-01-10 | 2022-08-05 | childInNeedPlan     | out
       2020-01-10 | 2022-08-06 | childInNeedPlan     | counts  `,
      { others, history },
    );
  });

  it('have a figure once assessments are known for 12 months', () => {
    const figure = (since: string) =>
      fractions(assessmentsOutOfDate, extractOf({ childrenInNeed: [] }, { history: pastSince(since) }))['2022-07'];
    assert.equal(figure('2021-08-05'), '0/0');
    assert.equal(figure('2021-08-06'), undefined);
  });
});

describe('section 47 enquiries started', () => {
  it('belong to the month of the strategy discussion, out of the population', () => {
    const drawnEnquiries = `childId | strategyDiscussionOn | expected
       1 | 2022-02-28 | out
       2 | 2022-03-01 | counts
       2 | 2022-03-01 | counts
       3 | 2022-07-31 | counts
       4 | 2022-08-01 | out
       5 |            | out`;
    assertDrawn(enquiriesStarted, drawnEnquiries);
    const section47 = drawn('section47', drawnEnquiries);
    assert.equal(fractions(enquiriesStarted, extractOf({ section47 }))['2022-03'], '2/100000');
  });
});

describe('section 47 enquiries that led to a conference', () => {
  it('have its date, of those decided or whose 15th working day has passed', () => {
    // 15 July 2022 + 15 working days = 5 August 2022, the as-at date.
    assertDrawn(
      enquiriesToConference,
      `strategyDiscussionOn | conferenceOn | conferenceUnnecessary | expected
       ---------------------+--------------+-----------------------+---------
       2022-07-15           |              |                       | out
       2022-07-14           |              |                       | among
       2022-07-14           |              | no                    | among
       2022-07-15           |              | no                    | out
       2022-07-29           |              | yes                   | among
       2022-07-29           | 2022-08-04   |                       | counts
       2022-07-29           | 2022-08-12   | no                    | counts
       2022-07-29           | 2022-08-04   | yes                   | counts
                            | 2022-07-04   |                       | out     `,
    );
  });

  it('belong to the month of the strategy discussion, not of the conference', () => {
    assertDrawn(
      enquiriesToConference,
      `strategyDiscussionOn | conferenceOn | expected
       2022-02-28           | 2022-03-10   | out
       2022-03-01           | 2022-03-10   | counts
       2022-07-31           | 2022-08-03   | counts
       2022-08-01           | 2022-08-03   | out     `,
    );
  });
});
