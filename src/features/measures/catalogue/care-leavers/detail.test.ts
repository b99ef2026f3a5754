import assert from 'node:assert/strict';
import { it } from 'node:test';
import { seen } from '../../testing/seen.ts';
import { contactedInEightWeeks } from './contacted-in-eight-weeks.ts';
import { inTouch } from './in-touch.ts';
import { pathwayPlanReviewed } from './pathway-plan-reviewed.ts';
import { personalAdviser } from './personal-adviser.ts';
import { withoutAHome } from './without-a-home.ts';

it('of being in touch, the age, the code and the last contact are seen', () => {
  assert.deepEqual(seen(inTouch, 'ageYears | inTouch | lastContactOn \n 18 | no | 2022-01-03'), [
    'Age: 18',
    'In touch: No',
    'Last contact: 3 January 2022',
  ]);
});

it('of a young person without a home, the age, the accommodation and the eligibility are seen', () => {
  const lines = seen(withoutAHome, 'ageYears | accommodation | eligibility \n 20 | W | formerRelevant');
  assert.equal(lines[0], 'Age: 20');
  assert.match(lines[1] ?? '', /^Accommodation: W: /);
  assert.match(lines[2] ?? '', /^Eligibility: Former relevant/i);
});

it('of an adviser the due day and whether one is recorded are seen, and no name', () => {
  const person = (adviser: string) =>
    seen(personalAdviser, `bornOn | eligibility | personalAdviser \n 2006-05-04 | eligible | ${adviser}`);
  assert.deepEqual(person('Jo Bloggs').slice(2), ['Adviser due by: 4 August 2022', 'Personal adviser: recorded']);
  assert.equal(person('').at(-1), 'Personal adviser: none recorded');
  assert.equal(person('Unallocated').at(-1), 'Personal adviser: none recorded');
});

it('of a pathway plan the last and the next day are seen', () => {
  const person = 'ageYears | eligibility | pathwayPlanReviewedOn \n 20 | formerRelevant | 2022-01-31';
  assert.deepEqual(seen(pathwayPlanReviewed, person).slice(2), [
    'Pathway plan reviewed: 31 January 2022',
    'Next due by: 31 July 2022',
  ]);
  assert.deepEqual(seen(pathwayPlanReviewed, 'ageYears | eligibility \n 20 | formerRelevant').slice(2), [
    'Pathway plan reviewed: not recorded',
    'Next due by: not recorded',
  ]);
});

it('of contact the last and the next day are seen', () => {
  const person = 'eligibility | lastContactOn | inTouch \n relevant | 2022-06-09 | yes';
  assert.deepEqual(seen(contactedInEightWeeks, person).slice(1), [
    'Last contact: 9 June 2022',
    'Next contact due by: 4 August 2022',
    'In touch: Yes',
  ]);
});
