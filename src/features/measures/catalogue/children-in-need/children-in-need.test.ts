import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertDrawn, extractOf, fractions, pastSince, workersNamed } from '../../testing/drawn-measure.ts';
import { isSomebody } from '../nobodys-names.ts';
import { childrenInNeed } from './children-in-need.ts';
import { needPlansOverAYear } from './need-plans-over-a-year.ts';
import { needVisitsInTime } from './need-visits-in-time.ts';
import { threeWorkers } from './three-workers.ts';
import { unallocatedCases } from './unallocated-cases.ts';

describe('children in need', () => {
  it('are those of whatever status who were open on the as-at date, without a recorded start too', () => {
    assertDrawn(
      childrenInNeed,
      `startedOn  | closedOn   | caseStatus          | expected
       -----------+------------+---------------------+---------
       2022-08-05 |            | openAssessment      | counts
       2022-08-06 |            | openAssessment      | out
       2022-01-10 | 2022-08-05 | closed              | out
       2022-01-10 | 2022-08-06 | childInNeedPlan     | counts
       2022-01-10 |            | childProtectionPlan | counts
       2022-01-10 |            | inCare              | counts
       2022-01-10 |            | closed              | counts
                  |            | childInNeedPlan     | counts
                  | 2022-08-05 | closed              | out     `,
    );
  });
});

describe('children with a child in need plan seen in time', () => {
  it('were seen in the last 20 working days, the twentieth included', () => {
    assertDrawn(
      needVisitsInTime,
      `startedOn  | lastSeenOn | closedOn   | caseStatus          | expected
       -----------+------------+------------+---------------------+---------
       2022-01-10 | 2022-08-05 |            | childInNeedPlan     | counts
       2022-01-10 | 2022-07-08 |            | childInNeedPlan     | counts
       2022-01-10 | 2022-07-07 |            | childInNeedPlan     | among
       2022-01-10 |            |            | childInNeedPlan     | among
                  |            |            | childInNeedPlan     | among
                  | 2022-07-08 |            | childInNeedPlan     | counts
       2022-01-10 | 2022-08-01 | 2022-08-05 | childInNeedPlan     | out
       2022-01-10 | 2022-08-01 | 2022-08-06 | childInNeedPlan     | counts
       2022-01-10 | 2022-08-01 |            | childProtectionPlan | out
       2022-01-10 | 2022-08-01 |            | inCare              | out
       2022-01-10 | 2022-08-01 |            | openAssessment      | out
       2022-01-10 | 2022-08-01 |            |                     | out     `,
    );
  });

  it('are in time without a visit until need is 20 working days old', () => {
    assertDrawn(
      needVisitsInTime,
      `startedOn  | lastSeenOn | caseStatus      | expected
       2022-07-08 |            | childInNeedPlan | counts
       2022-07-07 |            | childInNeedPlan | among
       2022-07-08 | 2022-05-01 | childInNeedPlan | counts
       2022-07-07 | 2022-05-01 | childInNeedPlan | among   `,
    );
  });
});

describe('child in need plans open over 12 months', () => {
  it('count from the day after the anniversary of need', () => {
    assertDrawn(
      needPlansOverAYear,
      `startedOn  | closedOn   | caseStatus          | expected
       -----------+------------+---------------------+---------
       2021-08-04 |            | childInNeedPlan     | counts
       2021-08-05 |            | childInNeedPlan     | among
       2021-08-06 |            | childInNeedPlan     | among
                  |            | childInNeedPlan     | among
       2021-08-04 | 2022-08-05 | childInNeedPlan     | out
       2021-08-04 | 2022-08-06 | childInNeedPlan     | counts
       2021-08-04 |            | childProtectionPlan | out     `,
    );
  });

  it('count from 1 March when need began on 29 February', () => {
    const begun = 'startedOn | caseStatus | expected \n 2020-02-29 | childInNeedPlan |';
    assertDrawn(needPlansOverAYear, `${begun} among`, { asAt: '2021-02-28', dataMonth: '2021-02' });
    assertDrawn(needPlansOverAYear, `${begun} counts`, { asAt: '2021-03-01', dataMonth: '2021-02' });
  });
});

describe('open cases without a worker', () => {
  it('are open children of every status with a blank or with words that name nobody', () => {
    assertDrawn(
      unallocatedCases,
      `startedOn  | closedOn   | worker            | expected
       -----------+------------+-------------------+---------
       2022-01-10 |            |                   | counts
       2022-01-10 |            | Unallocated       | counts
       2022-01-10 |            | Rees, Nia         | out
       2022-01-10 | 2022-08-05 |                   | out
       2022-01-10 | 2022-08-06 |                   | counts
       2022-08-06 |            |                   | out
                  |            |                   | counts  `,
    );
  });

  const nobody = [
    '',
    '  ',
    '-',
    'DUTY',
    'Duty Team',
    'duty worker',
    'Team, Duty',
    'Not allocated',
    'Not-Allocated yet',
  ];
  const alsoNobody = ['UNALLOCATED (North)', 'Awaiting  allocation', 'Allocation pending', 'TBC', 'n/a', 'Vacancy'];
  for (const words of [...nobody, ...alsoNobody])
    it(`are told by “${words}”`, () => assert.equal(isSomebody(words), false));

  const somebody = ['Duty, Sarah', 'Sarah Duty', 'Vacant, Jo', 'Ann None', 'Tbc Jones', 'Ørsted', 'Nowork, Err'];
  for (const name of somebody) it(`are not told by the name “${name}”`, () => assert.equal(isSomebody(name), true));
});

describe('children with three or more workers in the year', () => {
  const workers = {
    childrenInNeed: workersNamed({
      two: ['A', 'B'],
      one: ['A'],
      'none before': [],
      duty: ['A', 'Duty', 'unallocated'],
    }),
    childrenInCare: workersNamed({ one: ['D', 'E'] }),
  };
  const history = pastSince('2021-08-05', { workers });

  it('have three different names in this extract and those of the year, words for nobody not counted', () => {
    assertDrawn(
      threeWorkers,
      `childId     | startedOn  | worker | expected
       ------------+------------+--------+---------
       two         | 2021-01-10 | C      | counts
       two         | 2021-01-10 | B      | among
       two         | 2021-01-10 |        | among
       one         | 2021-01-10 | C      | among
       none before | 2021-01-10 | C      | among
       nobody      | 2021-01-10 | C      | among
       duty        | 2021-01-10 | B      | among
                   | 2021-01-10 | C      | among   `,
      { history },
    );
  });

  it('are out of those open all of the 12 months and on the as-at date', () => {
    assertDrawn(
      threeWorkers,
      `childId | startedOn  | closedOn   | worker | expected
       two     | 2021-08-05 |            | C      | counts
       two     | 2021-08-06 |            | C      | out
       two     |            |            | C      | out
       two     | 2021-01-10 | 2022-08-05 | C      | out
       two     | 2021-01-10 | 2022-08-06 | C      | counts  `,
      { history },
    );
  });

  it('have a figure once the extracts reach back to the first month of the year', () => {
    const figure = (since: string) =>
      fractions(threeWorkers, extractOf({ childrenInNeed: [] }, { history: pastSince(since) }))['2022-07'];
    assert.equal(figure('2021-09-05'), '0/0');
    assert.equal(figure('2021-09-06'), undefined);
  });
});
