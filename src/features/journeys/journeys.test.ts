import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ListId } from '#features/extracts/index.ts';
import type { ExtractRows } from '#features/measures/index.ts';
import { drawn } from '#features/measures/testing/drawn-table.ts';
import { localDate } from '#kernel/local-date.ts';
import { englandWorkingDays } from '#kernel/working-days.ts';
import { journeysOf } from './journeys.ts';
import { JOURNEYS, type JourneyId } from './kinds.ts';

/** As at Friday 5 August 2022. */
const LISTS = { asAt: localDate('2022-08-05'), workingDays: englandWorkingDays };

/** The steps of each, after the first. */
function stepsOf(id: JourneyId, tables: { readonly [L in ListId]?: string }): string[] {
  const rows = Object.fromEntries(
    Object.entries(tables).map(([list, table]) => [list, drawn(list as ListId, table)]),
  ) as ExtractRows;
  return journeysOf(id, { ...LISTS, rows }).map(({ steps }) => steps.slice(1).join(' '));
}

describe('what comes of a referral', () => {
  it('is no further action, or an assessment on its day or within 45 working days', () => {
    const steps = stepsOf('referrals', {
      referrals: `childId | referredOn | noFurtherAction
                  --------+------------+----------------
                  nfa     | 2022-03-01 | yes
                  same    | 2022-03-01 | no
                  last    | 2022-03-01 | no
                  late    | 2022-03-01 | no
                  before  | 2022-03-01 | no
                  none    | 2022-06-06 | no
                  early   | 2022-06-07 | no`,
      assessments: `childId | startedOn  | authorisedOn | needsSupport
                    --------+------------+--------------+-------------
                    nfa     | 2022-03-02 | 2022-04-01   | yes
                    same    | 2022-03-01 | 2022-04-01   | yes
                    last    | 2022-05-06 | 2022-06-01   | no
                    late    | 2022-05-09 | 2022-06-01   | no
                    before  | 2022-02-28 | 2022-04-01   | no`,
    });
    assert.deepEqual(steps, [
      'nfa',
      'assessed needs noEnquiry',
      'assessed noNeed noEnquiry',
      'notAssessed',
      'notAssessed',
      'early',
      'early',
    ]);
  });

  it('is too early to tell while 45 working days have not passed', () => {
    // 45 working days from Thursday 1 June, after two bank holidays, end on Friday 5 August; from 31 May on 4 August.
    const of = (day: string) =>
      stepsOf('referrals', {
        referrals: `childId | referredOn | noFurtherAction\nc | ${day} | no`,
        assessments: 'childId\n',
      });
    assert.deepEqual([of('2022-05-31'), of('2022-06-01')], [['notAssessed'], ['early']]);
  });

  it('comes before the child is referred again', () => {
    const steps = stepsOf('referrals', {
      referrals: `childId | referredOn | noFurtherAction
                  --------+------------+----------------
                  child   | 2022-03-01 | no
                  child   | 2022-03-15 | no`,
      assessments: `childId | startedOn  | authorisedOn | needsSupport
                    --------+------------+--------------+-------------
                    child   | 2022-03-15 | 2022-04-01   | yes`,
    });
    assert.deepEqual(steps, ['notAssessed', 'assessed needs noEnquiry']);
  });

  it('says what an assessment found, and whether it is still open', () => {
    const steps = stepsOf('referrals', {
      referrals: `childId | referredOn | noFurtherAction
                  --------+------------+----------------
                  yes     | 2022-03-01 | no
                  blank   | 2022-03-01 | no
                  open    | 2022-03-01 | no
                  to come | 2022-03-01 | no
                  on time | 2022-03-01 | no`,
      assessments: `childId | startedOn  | authorisedOn | needsSupport
                    --------+------------+--------------+-------------
                    yes     | 2022-03-01 | 2022-04-01   | yes
                    blank   | 2022-03-01 | 2022-04-01   |
                    open    | 2022-03-01 |              |
                    to come | 2022-03-01 | 2022-08-06   | yes
                    on time | 2022-03-01 | 2022-08-05   | no`,
    });
    assert.deepEqual(steps, [
      'assessed needs noEnquiry',
      'assessed outcomeUnrecorded noEnquiry',
      'assessed assessing enquiryEarly',
      'assessed assessing enquiryEarly',
      'assessed noNeed noEnquiry',
    ]);
  });

  it('goes on to an enquiry from its day to the authorisation, and from there to conference and plan', () => {
    const child = ['before', 'first', 'last', 'after'];
    const steps = stepsOf('referrals', {
      referrals: `childId | referredOn | noFurtherAction\n${child.map((id) => `${id} | 2022-03-02 | no`).join('\n')}`,
      assessments: `childId | startedOn | authorisedOn | needsSupport\n${child.map((id) => `${id} | 2022-03-03 | 2022-04-01 | yes`).join('\n')}`,
      section47: `childId | strategyDiscussionOn | conferenceOn | conferenceUnnecessary | ledToPlan
                  --------+----------------------+--------------+-----------------------+----------
                  before  | 2022-03-01           | 2022-03-15   | no                    | yes
                  first   | 2022-03-02           | 2022-03-15   | no                    | yes
                  last    | 2022-04-01           |              | yes                   |
                  after   | 2022-04-02           | 2022-04-15   | no                    | yes`,
    });
    assert.deepEqual(steps, [
      'assessed needs noEnquiry',
      'assessed needs enquiry held plan',
      'assessed needs enquiry unnecessary',
      'assessed needs noEnquiry',
    ]);
  });
});

describe('what comes of an enquiry', () => {
  it('is a conference with or without a plan, none, or not yet known until 15 working days have passed', () => {
    const steps = stepsOf('enquiries', {
      section47: `strategyDiscussionOn | conferenceOn | conferenceUnnecessary | ledToPlan
                  ---------------------+--------------+-----------------------+----------
                  2022-07-01           | 2022-08-05   | no                    | yes
                  2022-07-01           | 2022-07-20   | yes                   | no
                  2022-07-01           | 2022-07-20   | no                    |
                  2022-07-01           |              | yes                   |
                  2022-07-14           |              | no                    |
                  2022-07-15           |              |                       |
                  2022-07-18           | 2022-08-08   | no                    | yes`,
    });
    assert.deepEqual(steps, [
      'held plan',
      'held noPlan',
      'held planUnrecorded',
      'unnecessary',
      'unrecorded',
      'waiting',
      'waiting',
    ]);
  });
});

describe('what comes of a contact', () => {
  it('is a referral on its day or within 5 working days, and what comes of that', () => {
    const steps = stepsOf('contacts', {
      contacts: `childId | contactedOn
                 --------+------------
                 same    | 2022-05-06
                 fifth   | 2022-05-06
                 sixth   | 2022-05-06
                 before  | 2022-05-06
                 nobody  | 2022-05-06
                 due     | 2022-07-28
                 early   | 2022-07-29
                         | 2022-05-06
                 again   | 2022-05-06
                 again   | 2022-05-09
                 later   | 2022-08-06`,
      referrals: `childId | referredOn | noFurtherAction
                  --------+------------+----------------
                  same    | 2022-05-06 | yes
                  fifth   | 2022-05-13 | no
                  sixth   | 2022-05-16 | no
                  before  | 2022-05-05 | no
                  again   | 2022-05-10 | no`,
      assessments: `childId | startedOn  | authorisedOn | needsSupport
                    --------+------------+--------------+-------------
                    again   | 2022-05-10 | 2022-06-10   | no`,
    });
    assert.deepEqual(steps, [
      'referred nfa',
      'referred notAssessed',
      'notReferred',
      'notReferred',
      'notReferred',
      'notReferred',
      'early',
      'notReferred',
      'referred assessed noNeed',
      'referred assessed noNeed',
    ]);
  });
});

describe('what comes of a plan', () => {
  it('is that it is still open or ended within months, and where the child is then', () => {
    const steps = stepsOf('protection-plans', {
      childProtection: `childId | startedOn  | endedOn    | previousPlans
                        --------+------------+------------+--------------
                        open    | 2022-05-01 |            | 0
                        to come | 2022-05-01 | 2022-08-06 | 1
                        three   | 2022-05-05 | 2022-08-05 | 2
                        over    | 2022-05-04 | 2022-08-05 |
                        six     | 2022-02-05 | 2022-08-05 | 0
                        both    | 2022-05-01 | 2022-06-01 | 0`,
      childrenInCare: `childId | startedOn  | endedOn
                       --------+------------+-----------
                       three   | 2022-07-01 |
                       over    | 2022-07-01 | 2022-08-05
                       both    | 2022-06-01 |`,
      childrenInNeed: `childId | startedOn  | closedOn
                       --------+------------+-----------
                       over    | 2022-03-01 |
                       six     | 2022-01-01 | 2022-08-05
                       both    | 2022-01-01 |`,
    });
    assert.deepEqual(steps, [
      'first open',
      'again open',
      'again ended3 inCare',
      'beforeUnrecorded ended6 inNeed',
      'first ended6 closed',
      'first ended3 inCare',
    ]);
    assert.deepEqual(stepsOf('protection-plans', { childProtection: 'startedOn | endedOn\n2022-05-01 | 2022-06-01' }), [
      'beforeUnrecorded ended3 unknown',
    ]);
  });
});

describe('what comes of a plan that ended', () => {
  it('is told by when it ended, how long it had lasted and where the child is then', () => {
    const journeys = (endedOn: string) =>
      journeysOf('ended-plans', {
        ...LISTS,
        rows: {
          childProtection: drawn(
            'childProtection',
            `startedOn  | endedOn    | previousPlans
             -----------+------------+--------------
             2022-04-20 | ${endedOn} | 0
             2022-04-19 | ${endedOn} | 1
             2021-07-20 | ${endedOn} | 0
             2021-07-19 | ${endedOn} | 0
             2020-07-20 | ${endedOn} | 0
             2020-07-19 | ${endedOn} | 0
             2022-04-20 |            | 0`,
          ),
        },
      });
    assert.deepEqual(
      journeys('2022-07-20').map(({ on, steps }) => `${on} ${steps.slice(1, 3).join(' ')}`),
      [
        '2022-07-20 first lasted3',
        '2022-07-20 again lasted12',
        '2022-07-20 first lasted12',
        '2022-07-20 first lasted24',
        '2022-07-20 first lasted24',
        '2022-07-20 first lastedLonger',
      ],
    );
    assert.equal(journeys('2022-08-05').length, 6);
    assert.equal(journeys('2022-08-06').length, 0);
  });
});

describe('every journey', () => {
  it('knows each step that it can come to, one for each stage, and leads onward', () => {
    for (const { steps, stages } of Object.values(JOURNEYS)) {
      assert.equal(new Set(steps.map(({ id }) => id)).size, steps.length);
      assert.ok(steps.every(({ stage }) => stage < stages.length));
    }
  });

  it('leaves out rows kept out and rows without a day, and names no child', () => {
    const rows = drawn(
      'section47',
      'strategyDiscussionOn | kept | team\n2022-07-01 | no | A\n | yes | A\n2022-07-15 | yes | B',
    );
    assert.deepEqual(journeysOf('enquiries', { ...LISTS, rows: { section47: rows } }), [
      { on: '2022-07-15', team: 'B', steps: ['discussed', 'waiting'] },
    ]);
  });
});
