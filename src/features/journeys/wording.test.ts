import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { localDate } from '#kernel/local-date.ts';
import { month, monthsFrom } from '#kernel/month.ts';
import { periodAsked, periodInWords } from './asked.ts';
import { cohortOf } from './cohort.ts';
import { JOURNEYS, type JourneyId } from './kinds.ts';
import { cohortInWords, share, tooEarlyInWords } from './wording.ts';

const PERIOD = { from: month('2022-03'), to: month('2022-05'), team: null };

/** A cohort in which so many took each way. */
function words(id: JourneyId, ways: Record<string, number>): string[] {
  const { steps, counted } = JOURNEYS[id];
  const [first] = steps;
  const journeys = Object.entries(ways).flatMap(([way, count]) =>
    Array.from({ length: count }, () => ({
      ...{ on: localDate('2022-04-01'), team: null },
      steps: [first?.id ?? '', ...way.split(' ')],
    })),
  );
  const cohort = cohortOf(journeys, steps, PERIOD);
  const early = tooEarlyInWords(cohort, counted);
  return [...cohortInWords(id, cohort, counted, 'of March to May 2022'), ...(early === null ? [] : [early])];
}

describe('a cohort in words', () => {
  it('says what most came to and what came of those', () => {
    assert.deepEqual(
      words('referrals', {
        nfa: 30,
        early: 4,
        notAssessed: 2,
        'assessed noNeed noEnquiry': 100,
        'assessed needs noEnquiry': 90,
        'assessed needs enquiry held plan': 10,
        'assessed assessing enquiryEarly': 6,
      }),
      [
        'Of 242 referrals of March to May 2022, 206 (85%) were followed by an assessment, 30 (12%) ended in no further action, of 2 (under 1%) no assessment is seen and of 4 (2%) it is too early to tell.',
        'Of 200 assessments with an outcome, 100 (50%) found that the child needs support; 10 of the 242 referrals were followed by a section 47 enquiry and 10 by a child protection plan.',
        '10 of the 242 referrals stand at a step after which more may come: a later extract may show it.',
      ],
    );
  });

  it('leaves out what there is none of', () => {
    assert.deepEqual(words('enquiries', { unnecessary: 1 }), [
      'Of 1 enquiry of March to May 2022, 0 (0%) led to a conference and for 1 (100%) none was necessary.',
    ]);
    assert.deepEqual(words('enquiries', {}), ['There were no enquiries of March to May 2022.']);
    assert.equal(words('contacts', { notReferred: 3 }).length, 1);
    assert.deepEqual(words('protection-plans', { 'first ended3 inNeed': 3, 'again open': 1 }), [
      'Of 4 plans of March to May 2022, 1 (25%) are still open, 3 (75%) have ended and 1 (25%) were not the child’s first plan.',
      'Of the 3 that have ended, 3 were of a child who is now in need.',
      '1 of the 4 plans stand at a step after which more may come: a later extract may show it.',
    ]);
    assert.equal(
      words('ended-plans', { 'first lasted3 inCare': 2, 'first lasted12 closed': 1 })[1],
      'On the day of the extract 2 were of a child who is now in care and 1 of a child whose case is closed.',
    );
  });

  it('never rounds some to none or not all to all', () => {
    assert.deepEqual(
      [share(1, 1000), share(999, 1000), share(0, 10), share(10, 10), share(1, 100), share(99, 100)],
      ['1 (under 1%)', '999 (over 99%)', '0 (0%)', '10 (100%)', '1 (1%)', '99 (99%)'],
    );
  });
});

describe('the months of a cohort', () => {
  const months = monthsFrom(month('2022-03'), month('2022-07'));
  const asked = (query: Record<string, string>) => periodAsked(query, { months }, { monthsToFollow: 2 });

  it('are those with time to see what follows, or those asked for among those known', () => {
    assert.deepEqual(asked({}), { from: '2022-03', to: '2022-05' });
    assert.deepEqual(asked({ from: '2022-04', to: '2022-07' }), { from: '2022-04', to: '2022-07' });
    assert.deepEqual(asked({ from: '2022-02', to: '2022-08' }), { from: '2022-03', to: '2022-05' });
    assert.deepEqual(asked({ from: '2022-06', to: '2022-04' }), { from: '2022-06', to: '2022-06' });
    assert.deepEqual(asked({ from: '2022-06' }), { from: '2022-06', to: '2022-06' });
    assert.deepEqual(asked({ from: 'x', to: '<' }), { from: '2022-03', to: '2022-05' });
    assert.equal(periodAsked({}, { months: [] }, { monthsToFollow: 0 }), null);
  });

  it('are called by their year once', () => {
    const called = (from: string, to: string) => periodInWords({ from: month(from), to: month(to) });
    assert.equal(called('2022-03', '2022-05'), 'March to May 2022');
    assert.equal(called('2021-12', '2022-05'), 'December 2021 to May 2022');
    assert.equal(called('2022-05', '2022-05'), 'May 2022');
  });
});
