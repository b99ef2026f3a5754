import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dayFields, type Form } from '#kernel/form.ts';
import { day, drawnAction, drawnOutcome, drawnPartner, MIRIAM, TODAY } from '../testing/drawn-plan.ts';
import {
  type ActionChoices,
  beginsWithVerb,
  readAction,
  readActionWords,
  readMet,
  readMilestone,
} from './read-action.ts';
import { readOutcome, readPlanWords, readPriority } from './read-plan.ts';

const choices: ActionChoices = {
  people: [MIRIAM],
  measures: [{ id: 'CP-04', title: 'Visits', area: 'childProtection' }],
  recommendations: [{ id: 'r1', ref: 'REC-01', words: 'See children' }],
  findings: [{ id: 'f1', words: 'Visits are late', label: 'paragraph 3' }],
  outcomes: [drawnOutcome()],
  partners: [drawnPartner()],
};
const FORM: Form = {
  ...{ title: ' Train  every team ', outcome: 'outcome-1', ownerId: MIRIAM.id },
  ...dayFields('startsOn', day('2022-08-01')),
  ...dayFields('dueOn', day('2022-12-01')),
};
const faults = (form: Form): string[] => {
  const asked = readAction(form, choices, TODAY);
  return asked.ok ? [] : asked.problems.map(({ field, text }) => `${field}: ${text}`);
};

describe('the form of an action', () => {
  it('is read with what it answers', () => {
    const asked = readAction(
      {
        ...FORM,
        'recommendation-1': 'r1',
        'finding-4': 'f1',
        theme: 'Drift;  delay; Drift',
        wider: 'yes',
        partner: 'health',
      },
      choices,
      TODAY,
    );
    assert.ok(asked.ok);
    const { title, ownerId, partnerId, dueOn, impactExpectedOn, isWider, answers } = asked.given;
    assert.deepEqual(
      { title, ownerId, partnerId, dueOn, impactExpectedOn, isWider },
      {
        title: 'Train every team',
        ownerId: MIRIAM.id,
        partnerId: 'health',
        dueOn: '2022-12-01',
        impactExpectedOn: null,
        isWider: true,
      },
    );
    assert.deepEqual(answers, [
      { kind: 'recommendation', id: 'r1' },
      { kind: 'finding', id: 'f1' },
      { kind: 'theme', words: 'Drift' },
      { kind: 'theme', words: 'delay' },
    ]);
  });

  const cases: [string, Form, string | null][] = [
    ['it needs a title', { title: ' ' }, 'title: Say what is to be done'],
    ['300 characters are a title', { title: 'T'.repeat(300) }, null],
    ['301 characters are none', { title: 'T'.repeat(301) }, 'title: Use 300 characters or fewer'],
    ['it needs somebody who answers for it', { ownerId: '' }, 'ownerId: Choose who answers for it, or write a post'],
    ['a post answers for it as well', { ownerId: '', ownerWords: 'Designated nurse' }, null],
    ['not both', { ownerWords: 'Nurse' }, 'ownerWords: Choose somebody, or write a post, not both'],
    ['nobody of elsewhere', { ownerId: 'somebody' }, 'ownerId: Choose somebody of the council'],
    ['no other outcome', { outcome: 'another' }, 'outcome: Choose the outcome that it is for'],
    ['no other organisation', { partner: 'x' }, 'partner: Choose an organisation of the list'],
    ['no other recommendation', { 'recommendation-1': 'x' }, 'recommendation: Tick only what is in the list'],
    ['due on the day on which it starts', dayFields('dueOn', day('2022-08-01')), null],
    ['not due before it starts', dayFields('dueOn', day('2022-07-31')), 'dueOn: It cannot be due before it starts'],
    ['a day that there is', { 'dueOn-day': '31', 'dueOn-month': '9' }, 'dueOn: Enter the day on which it is due'],
    [
      'children notice it no earlier',
      dayFields('impactExpectedOn', day('2022-07-31')),
      'impactExpectedOn: Children cannot notice it before it starts',
    ],
    [
      'nothing may identify a child',
      { detail: 'Ring 07700 900123' },
      'detail: Take out what looks like a phone number (07700 900123): nothing here may identify a child',
    ],
  ];
  for (const [what, change, fault] of cases)
    it(what, () => assert.deepEqual(faults({ ...FORM, ...change }), fault === null ? [] : [fault]));

  it('every fault is told at once', () => assert.equal(faults({}).length, 5));

  it('of a settled plan reads words alone, and takes nothing away from what it answers', () => {
    const action = drawnAction({ answers: [{ kind: 'recommendation', id: 'r1' }] });
    const asked = readActionWords({ title: 'Train all', 'finding-1': 'f1', dueOn: '2030-01-01' }, choices, action);
    assert.ok(asked.ok);
    assert.deepEqual(asked.given.answers, [
      { kind: 'recommendation', id: 'r1' },
      { kind: 'finding', id: 'f1' },
    ]);
    assert.equal('dueOn' in asked.given, false);
  });

  it('is advised to begin with a verb', () => {
    for (const title of ['Train every team', 'Agree the policy', 'Re-write it'])
      assert.equal(beginsWithVerb(title), true, title);
    for (const title of ['The policy', 'Training of teams', 'Recruitment', 'All staff are trained', '', '12 files'])
      assert.equal(beginsWithVerb(title), false, title);
  });
});

describe('milestones', () => {
  const action = drawnAction({ startsOn: day('2022-08-01'), dueOn: day('2022-12-01') });
  const due = (text: string) => readMilestone({ title: 'Agreed', ...dayFields('dueOn', day(text)) }, action, TODAY).ok;
  for (const [text, isTaken] of [
    ['2022-07-31', false],
    ['2022-08-01', true],
    ['2022-12-01', true],
    ['2022-12-02', false],
  ] as const)
    it(`one due on ${text} is ${isTaken ? 'taken' : 'refused'}`, () => assert.equal(due(text), isTaken));

  const met = (text: string) => readMet(dayFields('on', day(text)), action, TODAY).ok;
  for (const [text, isTaken] of [
    ['2022-07-31', false],
    ['2022-08-01', true],
    ['2022-08-09', true],
    ['2022-08-10', false],
  ] as const)
    it(`one met on ${text} is ${isTaken ? 'taken' : 'refused'} on 9 August`, () => assert.equal(met(text), isTaken));
});

describe('the words of the plan', () => {
  it('need a name, a title and what will be different', () => {
    const texts = [readPlanWords({}), readPriority({}, choices), readOutcome({}, choices)].map((asked) =>
      asked.ok ? [] : asked.problems.map(({ text }) => text),
    );
    assert.deepEqual(texts, [
      ['Give the plan a name'],
      ['Say what the priority is'],
      ['Say what will be different for children'],
    ]);
  });

  it('an outcome has the measures and recommendations that were ticked', () => {
    const asked = readOutcome({ words: 'Seen', 'measure-2': 'CP-04', 'recommendation-1': 'r1' }, choices);
    assert.ok(asked.ok);
    assert.deepEqual([asked.given.measures, asked.given.recommendationIds], [['CP-04'], ['r1']]);
    assert.equal(readOutcome({ words: 'Seen', 'measure-1': 'ZZ-99' }, choices).ok, false);
  });
});
