import assert from 'node:assert/strict';
import { it } from 'node:test';
import { pastSince, workersNamed } from '../../testing/drawn-measure.ts';
import { seen } from '../../testing/seen.ts';
import { careReviewsInTime } from './care-reviews-in-time.ts';
import { ceasingToBeLookedAfter } from './ceasing-to-be-looked-after.ts';
import { healthAssessments } from './health-assessments.ts';
import { longTermStability } from './long-term-stability.ts';
import { startingToBeLookedAfter } from './starting-to-be-looked-after.ts';
import { threeSocialWorkers } from './three-social-workers.ts';

const history = pastSince('2021-08-01');

it('of a child who came into care, the day, the age then and the need are seen', () => {
  const child = 'startedOn | bornOn | categoryOfNeed | unaccompanied \n 2022-03-10 | 2012-03-11 | N1 | no';
  assert.deepEqual(seen(startingToBeLookedAfter, child, history).slice(0, 2), [
    'Came into care: 10 March 2022',
    'Age: 9',
  ]);
  assert.match(seen(startingToBeLookedAfter, child, history)[2] ?? '', /^Category of need: N1: /);
  assert.equal(seen(startingToBeLookedAfter, child, history)[3], 'Unaccompanied: No');
});

it('of a child who left care, the days and the reason are seen', () => {
  const child = 'startedOn | endedOn | endReason \n 2015-03-10 | 2022-07-02 | E11';
  const [came, left, reason] = seen(ceasingToBeLookedAfter, child, history);
  assert.deepEqual([came, left], ['Came into care: 10 March 2015', 'Left care: 2 July 2022']);
  assert.match(reason ?? '', /^Reason: E11: /);
  const blank = 'startedOn | endedOn | endReason \n | 2022-07-02 | ';
  assert.deepEqual(seen(ceasingToBeLookedAfter, blank, history), [
    'Came into care: not recorded',
    'Left care: 2 July 2022',
    'Reason: not recorded',
  ]);
});

it('of a review, the last and the next day and the interval are seen', () => {
  assert.deepEqual(seen(careReviewsInTime, 'startedOn | lastReviewOn \n 2020-01-10 | 2022-02-04'), [
    'Came into care: 10 January 2020',
    'Last review: 4 February 2022',
    'Review due by: 4 August 2022',
    'Interval: 6 months',
  ]);
  assert.deepEqual(seen(careReviewsInTime, 'startedOn \n 2022-07-07').slice(1), [
    'Last review: not recorded',
    'Review due by: 4 August 2022',
    'Interval: 20 working days',
  ]);
});

it('of a child long in care, the age and the placement are seen', () => {
  const child = `startedOn | ageYears | placementStartedOn | placementType
                 2015-01-10 | 10 | 2020-08-05 | U4`;
  const lines = seen(longTermStability, child);
  assert.deepEqual(lines.slice(0, 3), [
    'Age: 10',
    'Came into care: 10 January 2015',
    'In this placement since: 5 August 2020',
  ]);
  assert.match(lines[3] ?? '', /^Placement type: U4: /);
});

it('of workers their number is seen and no name', () => {
  const workers = { childrenInCare: workersNamed({ A: ['Kim', 'Lee', 'Duty'] }) };
  const child = 'childId | startedOn | worker \n A | 2020-01-10 | Ali';
  assert.deepEqual(seen(threeSocialWorkers, child, pastSince('2021-08-05', { workers })), [
    'Came into care: 10 January 2020',
    'Workers in 12 months: 3',
  ]);
});

it('of a health assessment, the age, the last and the next day and the interval are seen', () => {
  const child = 'startedOn | bornOn | lastHealthAssessmentOn \n 2020-01-10 | 2018-08-05 | 2022-02-04';
  assert.deepEqual(seen(healthAssessments, child), [
    'Age: 4',
    'Last health assessment: 4 February 2022',
    'Next due by: 4 August 2022',
    'Interval: 6 months',
  ]);
  assert.deepEqual(seen(healthAssessments, 'startedOn | ageYears \n 2021-07-05 | 9').slice(0, 2), [
    'Age: 9',
    'Last health assessment: not recorded',
  ]);
});
