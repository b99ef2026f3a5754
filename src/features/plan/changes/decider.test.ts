import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { englandWorkingDays } from '#kernel/working-days.ts';
import { type Action, CHANGE_KINDS, type Change, type ChangeKind, DECIDERS, type Decider } from '../plan.ts';
import { day, drawnAction, drawnOutcome, drawnPlan } from '../testing/drawn-plan.ts';
import { deciderOf, mayDecide } from './decider.ts';
import {
  type DecidingRules,
  RULE_DECIDERS,
  RULED,
  rulesInWords,
  rulesOn,
  type SettledRules,
} from './deciding-rules.ts';

const STARTING = rulesOn([], day('2022-08-09')).rules;
const DUE = day('2022-07-29');
const after = (count: number) => englandWorkingDays.after(DUE, count);

const plan = drawnPlan({
  outcomes: [
    drawnOutcome(),
    drawnOutcome({ id: 'answering', number: 2, recommendationIds: ['r1'] }),
    drawnOutcome({ id: 'other', number: 3 }),
  ],
});
const plain = drawnAction({ dueOn: DUE });
const answering = drawnAction({ dueOn: DUE, answers: [{ kind: 'recommendation', id: 'r1' }] });
const underAnswer = drawnAction({ dueOn: DUE, outcomeId: 'answering' });
const wider = drawnAction({ dueOn: DUE, outcomeId: 'answering', isWider: true });
const extended = drawnAction({ dueOn: DUE, originalDueOn: DUE, changes: [extension()] });
const EXPECTED = day('2022-10-31');
const withImpact = drawnAction({ dueOn: DUE, impactExpectedOn: EXPECTED });
const impactPutOff = drawnAction({ dueOn: DUE, impactExpectedOn: EXPECTED, changes: [impactExtension()] });
const impactOfLate = drawnAction({
  ...{ dueOn: DUE, impactExpectedOn: EXPECTED, originalImpactExpectedOn: day('2022-10-28') },
});
const later = (count: number) => englandWorkingDays.after(EXPECTED, count);
const imported = drawnAction({ dueOn: DUE, originalDueOn: day('2022-06-30') });

function extension(): Change {
  return {
    ...{ id: 'c', actionId: 'a', kind: 'dueDate', was: { dueOn: '2022-06-30' }, becomes: { dueOn: DUE } },
    ...{ reason: 'Late', coverage: '', askedBy: 'Tom', askedById: 'tom', askedOn: day('2022-06-01') },
    ...{ decider: 'sponsor', whyDecider: '', state: 'approved', decidedBy: 'Ruth', decidedOn: day('2022-06-02') },
    ...{ decidedWords: '', minute: '', version: 2 },
  };
}

function impactExtension(was = '2022-09-30'): Change {
  return {
    ...extension(),
    kind: 'impactDate',
    was: { impactExpectedOn: was },
    becomes: { impactExpectedOn: EXPECTED },
  };
}

function who(
  kind: ChangeKind,
  action: Action | null,
  becomes: Record<string, string>,
  rules: DecidingRules = STARTING,
  today = day('2022-07-01'),
): Decider {
  const was = action
    ? { dueOn: action.dueOn, ...(kind === 'target' && { targetKind: 'atLeast', lower: '75', upper: '' }) }
    : {};
  return deciderOf({ kind, was, becomes }, action, rules, { plan, workingDays: englandWorkingDays, today }).decider;
}

describe('who decides', () => {
  const dates: [string, Action, string, Decider][] = [
    ['a first extension by one working day', plain, after(1), 'sponsor'],
    ['a first extension by 20 working days', plain, after(20), 'sponsor'],
    ['a first extension by 21 working days', plain, after(21), 'director'],
    ['a first extension by 60 working days', plain, after(60), 'director'],
    ['a first extension by 61 working days', plain, after(61), 'board'],
    ['a second extension by one working day', extended, after(1), 'board'],
    ['an extension of what was late when it came in', imported, after(1), 'board'],
    ['a day that is brought forward', plain, '2022-07-28', 'sponsor'],
    ['a day that is brought forward after an extension', extended, '2022-07-28', 'sponsor'],
  ];
  for (const [what, action, dueOn, decider] of dates)
    it(`of ${what}: ${decider}`, () => assert.equal(who('dueDate', action, { dueOn }), decider));

  const impacts: [string, Action, string, Decider][] = [
    ['an impact that is put off by one working day', withImpact, later(1), 'sponsor'],
    ['an impact that is put off by 20 working days', withImpact, later(20), 'sponsor'],
    ['an impact that is put off by 21 working days', withImpact, later(21), 'director'],
    ['an impact that is put off by 60 working days', withImpact, later(60), 'director'],
    ['an impact that is put off by 61 working days', withImpact, later(61), 'board'],
    ['an impact that is put off a second time', impactPutOff, later(1), 'board'],
    ['an impact that was put off before it came in', impactOfLate, later(1), 'board'],
    ['an impact that is brought forward', withImpact, '2022-10-30', 'sponsor'],
    ['an impact that is brought forward after it was put off', impactPutOff, '2022-10-30', 'sponsor'],
    ['an impact for which no day was named', plain, '2022-10-31', 'board'],
    [
      'an impact of an action that was itself put off',
      drawnAction({ ...extended, impactExpectedOn: EXPECTED, originalImpactExpectedOn: EXPECTED }),
      later(1),
      'sponsor',
    ],
  ];
  for (const [what, action, impactExpectedOn, decider] of impacts)
    it(`of ${what}: ${decider}`, () => assert.equal(who('impactDate', action, { impactExpectedOn }), decider));

  for (const [today, decider] of [
    [EXPECTED, 'sponsor'],
    ['2022-11-01', 'board'],
  ] as const)
    it(`of an impact that was expected by ${EXPECTED}, on ${today}: ${decider}`, () => {
      const asked = { impactExpectedOn: later(1) };
      assert.equal(who('impactDate', withImpact, asked, STARTING, day(today)), decider);
      assert.equal(who('impactDate', withImpact, { impactExpectedOn: '2022-10-30' }, STARTING, day(today)), 'sponsor');
    });

  it('does not count the first day of an impact as one that was put off', () => {
    const named = drawnAction({ ...withImpact, changes: [impactExtension('')] });
    assert.equal(who('impactDate', named, { impactExpectedOn: later(1) }), 'sponsor');
  });

  const others: [string, ChangeKind, Action | null, Record<string, string>, Decider][] = [
    ['a milestone on the action’s last day', 'milestone', plain, { milestoneId: 'm', dueOn: DUE }, 'owner'],
    ['a milestone a day later', 'milestone', plain, { milestoneId: 'm', dueOn: '2022-07-30' }, 'board'],
    ['a milestone that is dropped', 'milestone', plain, { milestoneId: 'm', dropped: 'yes' }, 'board'],
    ['withdrawing what answers a recommendation', 'withdraw', answering, { standing: 'No' }, 'board'],
    ['withdrawing what stands under an answer', 'withdraw', underAnswer, { standing: 'No' }, 'board'],
    ['a lowered target', 'target', plain, { targetKind: 'atLeast', lower: '74', upper: '' }, 'board'],
    ['a new action', 'add', null, { title: 'New' }, 'board'],
  ];
  for (const [what, kind, action, becomes, decider] of others)
    it(`of ${what}: ${decider}`, () => assert.equal(who(kind, action, becomes), decider));

  const loose: DecidingRules = {
    ...{ sponsorDays: 120, directorDays: 250, ownerMilestones: true },
    by: Object.fromEntries(RULED.map((kind) => [kind, 'sponsor'])) as DecidingRules['by'],
  };
  const byLoose: [string, ChangeKind, Action, Record<string, string>, Decider][] = [
    ['withdrawing what answers nothing', 'withdraw', plain, { standing: 'No' }, 'sponsor'],
    ['withdrawing what goes beyond its outcome’s answer', 'withdraw', wider, { standing: 'No' }, 'sponsor'],
    ['withdrawing what answers a recommendation', 'withdraw', answering, { standing: 'No' }, 'board'],
    ['a merger into something as early', 'merge', plain, { intoId: 'x', dueOn: DUE }, 'sponsor'],
    ['the first day of an impact', 'impactDate', plain, { impactExpectedOn: EXPECTED }, 'sponsor'],
    [
      'a merger that puts its impact off again',
      'merge',
      impactPutOff,
      { intoId: 'x', dueOn: DUE, impactExpectedOn: later(1) },
      'board',
    ],
    [
      'a merger into an impact as early',
      'merge',
      impactPutOff,
      { intoId: 'x', dueOn: DUE, impactExpectedOn: EXPECTED },
      'sponsor',
    ],
    ['a merger that puts off again', 'merge', extended, { intoId: 'x', dueOn: after(1) }, 'board'],
    ['a split whose last part puts off again', 'split', extended, { part1DueOn: DUE, part2DueOn: after(1) }, 'board'],
    ['a split within the day', 'split', extended, { part1DueOn: DUE, part2DueOn: '2022-07-01' }, 'sponsor'],
    ['a new start that puts off again', 'reopen', extended, { dueOn: after(5) }, 'board'],
    ['an outcome under which nothing is answered', 'scope', underAnswer, { outcomeId: 'other' }, 'board'],
    ['an outcome, where the action itself answers', 'scope', answering, { outcomeId: 'other' }, 'sponsor'],
    ['another title', 'scope', answering, { title: 'Other', outcomeId: 'outcome-1' }, 'sponsor'],
  ];
  for (const [what, kind, action, becomes, decider] of byLoose)
    it(`by the loosest rules, of ${what}: ${decider}`, () => assert.equal(who(kind, action, becomes, loose), decider));

  it('is the board for second extensions and for withdrawing an answer, whatever a council settled', () => {
    const rules = fc.record({
      ...{ sponsorDays: fc.nat(120), directorDays: fc.nat(250), ownerMilestones: fc.boolean() },
      by: fc.record(Object.fromEntries(RULED.map((kind) => [kind, fc.constantFrom(...RULE_DECIDERS)]))),
    });
    fc.assert(
      fc.property(rules, fc.integer({ min: 1, max: 400 }), fc.constantFrom(...CHANGE_KINDS), (drawn, days, kind) => {
        const settled = drawn as DecidingRules;
        assert.equal(who('dueDate', extended, { dueOn: after(days) }, settled), 'board');
        assert.equal(who('withdraw', answering, {}, settled), 'board');
        assert.equal(who('impactDate', impactPutOff, { impactExpectedOn: later(days) }, settled), 'board');
        const putOff = { dueOn: after(days), part1DueOn: after(days), outcomeId: 'outcome-1', intoId: 'x' };
        if (kind === 'dueDate' || kind === 'merge' || kind === 'split' || kind === 'reopen')
          assert.equal(who(kind, extended, putOff, settled), 'board');
      }),
    );
  });
});

describe('a target', () => {
  const cases: [string, Record<string, string>, string][] = [
    ['as it was', { targetKind: 'atLeast', lower: '75', upper: '' }, 'director'],
    ['higher', { targetKind: 'atLeast', lower: '76', upper: '' }, 'director'],
    ['lower', { targetKind: 'atLeast', lower: '74.9', upper: '' }, 'board'],
    ['a narrower band', { targetKind: 'range', lower: '80', upper: '90' }, 'director'],
    ['a band that begins lower', { targetKind: 'range', lower: '70', upper: '90' }, 'board'],
    ['none', { targetKind: 'none', lower: '', upper: '' }, 'board'],
    ['the other way round', { targetKind: 'atMost', lower: '', upper: '75' }, 'board'],
  ];
  const rules = { ...STARTING, by: { ...STARTING.by, target: 'director' as const } };
  for (const [what, becomes, decider] of cases)
    it(`that becomes ${what} is for the ${decider}`, () => assert.equal(who('target', plain, becomes, rules), decider));
});

describe('the rules of a day', () => {
  const settled: SettledRules = {
    ...{ ...STARTING, sponsorDays: 10, version: 1, from: day('2022-08-01') },
    ...{ approvedBy: 'The board', source: 'Minute 7', enteredBy: 'Ada' },
  };
  it('are those of the product until the council’s begin', () =>
    assert.equal(rulesOn([settled], day('2022-07-31')).rules.sponsorDays, 20));
  it('are the council’s from their first day', () =>
    assert.equal(rulesOn([settled], day('2022-08-01')).rules.sponsorDays, 10));
  it('are the later ones of two that have begun', () => {
    const later = { ...settled, version: 2, sponsorDays: 5 };
    assert.equal(rulesOn([settled, later], day('2022-08-02')).rules.sponsorDays, 5);
  });
  it('say in words what nobody can loosen', () => {
    const words = rulesInWords(STARTING).filter(({ who: decider }) => decider === 'The board, by any rules');
    assert.equal(words.length, 3);
  });
});

describe('who may decide', () => {
  const nobody = { isOwner: false, isSponsor: false, isDirector: false, isBoard: false };
  const holders: Record<Decider, Partial<typeof nobody>> = {
    ...{
      owner: { isOwner: true },
      sponsor: { isSponsor: true },
      director: { isDirector: true },
      board: { isBoard: true },
    },
  };
  for (const [wanted, decider] of DECIDERS.entries())
    for (const [held, holder] of DECIDERS.entries())
      it(`${holder} may${held >= wanted ? '' : ' not'} decide what is the ${decider}’s`, () => {
        const standing = { ...nobody, ...holders[holder] };
        assert.equal(mayDecide(decider, false, standing), held >= wanted);
        assert.equal(mayDecide(decider, true, standing), decider === 'owner' && holder === 'owner');
      });
});
