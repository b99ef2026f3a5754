import { describe, it } from 'node:test';
import { assertDrawn } from '../../testing/drawn-measure.ts';
import { inEducationOrWork } from './in-education-or-work.ts';
import { suitableAccommodation } from './suitable-accommodation.ts';

describe('care leavers in suitable accommodation', () => {
  it('are 19 to 21 on the as-at date', () => {
    assertDrawn(
      suitableAccommodation,
      `bornOn     | ageYears | suitability | expected
       -----------+----------+-------------+---------
       2003-08-06 |          | suitable    | out
       2003-08-05 |          | suitable    | counts
       2000-08-06 |          | suitable    | counts
       2000-08-05 |          | suitable    | out
                  | 18       | suitable    | out
                  | 19       | suitable    | counts
                  | 21       | suitable    | counts
                  | 22       | suitable    | out
                  |          | suitable    | out     `,
    );
  });

  it('are out of all of whom anything or nothing is known, without those who died or returned home', () => {
    assertDrawn(
      suitableAccommodation,
      `ageYears | inTouch | suitability | expected
       20       | yes     | unsuitable  | among
       20       | no      |             | among
       20       | REFU    |             | among
       20       | NREQ    |             | among
       20       | DIED    |             | out
       20       | RHOM    | suitable    | out     `,
    );
  });
});

describe('care leavers in education, employment or training', () => {
  it('have one of the codes of learning or work, old or new', () => {
    const codes = ['F1', 'P1', 'F2', 'P2', 'F3', 'P3', 'F4', 'P4', 'F5', 'P5'].map((code) => `20 | ${code} | counts`);
    const others = ['G4', 'G5', 'G6', ''].map((code) => `20 | ${code} | among`);
    assertDrawn(inEducationOrWork, ['ageYears | activity | expected', ...codes, ...others].join('\n'));
  });

  it('are 19 to 21 and neither dead nor back home', () => {
    assertDrawn(
      inEducationOrWork,
      `ageYears | inTouch | activity | expected
       18       | yes     | F1       | out
       22       | yes     | F1       | out
       19       | DIED    | F1       | out
       19       | RHOM    | F1       | out
       19       | no      | F1       | counts  `,
    );
  });
});
