import { describe, it } from 'node:test';
import { assertDrawn } from '../../testing/drawn-measure.ts';
import { assessmentsIn45WorkingDays } from './assessments-in-45-working-days.ts';
import { assessmentsOpenOver45WorkingDays } from './assessments-open-over-45-working-days.ts';

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
