import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { countsOn, type LedgerStep, stateOn } from '#kernel/ledger.ts';
import { addDays, type LocalDate } from '#kernel/local-date.ts';
import type { Action, ActionStep, Signature } from '../plan.ts';
import { drawnContext } from '../testing/drawn-context.ts';
import { day, drawnAction, drawnMilestone, drawnOutcome } from '../testing/drawn-plan.ts';
import { deliveryOf } from './delivery.ts';
import { answerRefusal, claimRefusal, lifeState, roundOf, stepRefusal, updateRefusal } from './life.ts';

/** Every life that the routes can lead, each step through the very refusals that they ask. */

const FIRST = day('2022-04-01');
const PEOPLE = ['miriam', 'ruth'] as const;

/** An action with everything that ever happened to it. */
type Life = {
  action: Action;
  /** All rounds. */
  signatures: readonly Signature[];
  on: LocalDate;
  updatedIn: readonly string[];
};

const MOVES = [
  'addEvidence',
  'withdrawEvidence',
  'meetMilestone',
  'update',
  ...PEOPLE.flatMap((by) => [`claim ${by}`, `sign ${by}`, `refuse ${by}`] as const),
  'reopen',
  'withdraw',
  'merge',
  'split',
] as const;
type Move = (typeof MOVES)[number];

const BEGINNING: Life = {
  action: drawnAction({ milestones: [drawnMilestone()], lastUpdate: null, updateCount: 0, dueOn: day('2023-12-31') }),
  ...{ signatures: [], on: FIRST, updatedIn: [] },
};

/** What comes of a move, or null where it is refused. */
function moved(life: Life, move: Move): Life | null {
  const { action } = life;
  const [what, by = ''] = move.split(' ');
  const then = { ...life, on: addDays(life.on, 1) };
  const evidence = (supports: number): Life => ({
    ...then,
    action: { ...action, evidence: { supports, contradicts: 0, verified: 0, newestAboutOn: supports ? FIRST : null } },
  });
  switch (what) {
    case 'addEvidence':
      return action.evidence.supports === 0 ? evidence(1) : null;
    case 'withdrawEvidence':
      return action.evidence.supports === 1 ? evidence(0) : null;
    case 'meetMilestone':
      if (lifeState(action) === 'delivered' || action.milestones[0]?.metOn) return null;
      return { ...then, action: { ...action, milestones: [drawnMilestone({ metOn: then.on })] } };
    case 'update':
      if (updateRefusal(action) !== null) return null;
      return { ...then, updatedIn: [...new Set([...life.updatedIn, lifeState(action)])] };
    case 'claim':
      return claimRefusal(action) === null ? signed(then, { who: 'owner', answer: 'delivered', by }) : null;
    case 'sign':
    case 'refuse':
      return answered(then, by, what === 'sign' ? 'delivered' : 'notYet');
    case 'reopen':
      return stepped(then, 'reopened', null);
    default:
      return stepped(then, 'superseded', what === 'withdraw' ? null : '9.9.9');
  }
}

function answered(life: Life, by: string, answer: Signature['answer']): Life | null {
  if (answerRefusal(life.action, { by, answer, on: life.on }) !== null) return null;
  const next = signed(life, { who: 'sponsor', answer, by });
  return answer === 'delivered' ? added(next, { step: 'closed', on: life.on }, null) : next;
}

function stepped(life: Life, step: 'superseded' | 'reopened', intoRef: string | null): Life | null {
  return stepRefusal(life.action, step, life.on) === null ? added(life, { step, on: life.on }, intoRef) : null;
}

function added(life: Life, step: LedgerStep, intoRef: string | null): Life {
  const kept: ActionStep = { ...step, intoRef, reason: '', by: 'somebody' };
  return { ...life, action: { ...life.action, steps: [...life.action.steps, kept] } };
}

/** As the store does it: of the action only the latest round is read again. */
function signed(life: Life, { who, answer, by }: Pick<Signature, 'who' | 'answer' | 'by'>): Life {
  const round = roundOf(life.action);
  const key = `${round} ${who}`;
  assert.ok(!life.signatures.some((each) => `${each.round} ${each.who}` === key), 'a signature is given twice');
  const signatures = [...life.signatures, { round, who, answer, byId: by, by, on: life.on, words: '' }];
  return {
    ...life,
    signatures,
    action: { ...life.action, signatures: signatures.filter((each) => each.round === round) },
  };
}

/** All that tells two lives apart for what may come next; days and how often something was repeated do not. */
function keyOf({ action, signatures, updatedIn }: Life): string {
  return JSON.stringify([
    action.steps.slice(-2).map(({ step }) => step),
    action.signatures.map(({ who, answer, byId }) => [who, answer, byId]),
    ...[action.evidence.supports, action.milestones[0]?.metOn !== null, updatedIn, signatures.length > 0],
  ]);
}

type Seen = { life: Life; path: readonly Move[] };

/** Every state that moves can lead to, each by a shortest way. */
function explored(): { states: Seen[]; moves: number } {
  const states = new Map<string, Seen>([[keyOf(BEGINNING), { life: BEGINNING, path: [] }]]);
  let moves = 0;
  for (let edge = [...states.values()]; edge.length > 0; ) {
    const found: Seen[] = [];
    for (const { life, path } of edge)
      for (const move of MOVES) {
        const next = moved(life, move);
        if (next === null) continue;
        moves += 1;
        assertLawful(life, move, next, path);
        const key = keyOf(next);
        if (states.has(key)) continue;
        const seen = { life: next, path: [...path, move] };
        states.set(key, seen);
        found.push(seen);
      }
    edge = found;
  }
  return { states: [...states.values()], moves };
}

/** What no move may do. */
function assertLawful(before: Life, move: Move, after: Life, path: readonly Move[]): void {
  const way = [...path, move].join(', ');
  const was = lifeState(before.action);
  const is = lifeState(after.action);
  if (was === 'ended') assert.equal(is, 'ended', way);
  if (is === 'delivered' && was !== 'delivered') {
    assert.ok(after.action.evidence.supports > 0, way);
    assert.equal(new Set(after.action.signatures.map(({ byId }) => byId)).size, 2, way);
    assert.ok(
      after.action.milestones.every(({ metOn }) => metOn !== null),
      way,
    );
    assert.match(move, /^sign /, way);
  }
  if (was === 'delivered')
    assert.ok(is === 'delivered' || ['reopen', 'withdraw', 'merge', 'split'].includes(move), way);
  if (move.startsWith('refuse')) assert.equal(is, 'notYet', way);
  assert.equal(after.action.steps.length - before.action.steps.length <= 1, true, way);
}

describe('the life of an action', () => {
  const { states, moves } = explored();

  it('is explored to its end, and every state of it is met', () => {
    assert.deepEqual([...new Set(states.map(({ life }) => lifeState(life.action)))].sort(), [
      'claimed',
      'delivered',
      'ended',
      'notYet',
      'open',
    ]);
    assert.ok(states.length > 100 && moves > states.length, `${states.length} states, ${moves} moves`);
  });

  it('is never shown as delivered without evidence or by one person, wherever moves lead', () => {
    for (const { life, path } of states) {
      const { status } = deliveryOf(life.action, drawnOutcome(), drawnContext(life.on));
      if (status !== 'delivered' && status !== 'embedded') continue;
      assert.ok(life.action.evidence.supports > 0, path.join(', '));
      assert.equal(new Set(life.action.signatures.map(({ byId }) => byId)).size, 2, path.join(', '));
    }
  });

  it('is never spoken of once it is delivered or ended', () => {
    for (const { life, path } of states)
      assert.ok(!life.updatedIn.some((state) => state === 'delivered' || state === 'ended'), path.join(', '));
  });

  it('has one state in the ledger that fits: delivered is closed, ended is superseded, all else is open', () => {
    for (const { life, path } of states) {
      const ledger = stateOn(life.action.steps, life.on);
      const fits = { delivered: 'closed', ended: 'superseded', open: 'open', claimed: 'open', notYet: 'open' } as const;
      assert.equal(ledger, fits[lifeState(life.action)], path.join(', '));
    }
  });

  it('can be delivered again after a “not yet” and after it was opened again, in a round of its own', () => {
    const way: Move[] = [
      ...(['addEvidence', 'meetMilestone', 'claim miriam', 'refuse ruth', 'claim miriam', 'sign ruth'] as const),
      ...(['reopen', 'claim ruth', 'sign miriam'] as const),
    ];
    const end = way.reduce<Life>((life, move) => moved(life, move) ?? assert.fail(move), BEGINNING);
    assert.equal(lifeState(end.action), 'delivered');
    assert.deepEqual(
      end.signatures.map(({ round, who, answer }) => `${round} ${who} ${answer}`),
      [
        '1 owner delivered',
        '1 sponsor notYet',
        '2 owner delivered',
        '2 sponsor delivered',
        '3 owner delivered',
        '3 sponsor delivered',
      ],
    );
  });

  for (const [what, way, refusal] of [
    ['without evidence', ['meetMilestone'], /^Add evidence/],
    ['with a milestone that is not met', ['addEvidence'], /^Its milestone “Step 1” is not met/],
    ['that waits already', ['addEvidence', 'meetMilestone', 'claim miriam'], /waits for its second signature/],
    ['that is delivered', ['addEvidence', 'meetMilestone', 'claim miriam', 'sign ruth'], /signed as delivered already/],
    ['that ended', ['withdraw'], /no longer in the plan/],
  ] as const)
    it(`refuses to call delivered what is ${what}, in words`, () => {
      const life = way.reduce<Life>((each, move) => moved(each, move) ?? assert.fail(move), BEGINNING);
      assert.match(claimRefusal(life.action) ?? '', refusal);
    });

  it('refuses the second signature to who gave the first, and after the evidence was withdrawn', () => {
    const way: Move[] = ['addEvidence', 'meetMilestone', 'claim miriam'];
    const { action, on } = way.reduce<Life>((each, move) => moved(each, move) ?? assert.fail(move), BEGINNING);
    assert.match(answerRefusal(action, { by: 'miriam', answer: 'delivered', on }) ?? '', /^You said/);
    assert.match(answerRefusal(action, { by: 'miriam', answer: 'notYet', on }) ?? '', /^You said/);
    const bare = { ...action, evidence: { ...action.evidence, supports: 0 } };
    assert.match(answerRefusal(bare, { by: 'ruth', answer: 'delivered', on }) ?? '', /evidence/);
    assert.equal(answerRefusal(bare, { by: 'ruth', answer: 'notYet', on }), null);
  });
});

describe('the ledger of a plan', () => {
  const move = fc.constantFrom(...MOVES);
  const lives = fc.array(fc.array(move, { maxLength: 12 }), { maxLength: 6 });

  it('counts as many raised as open, closed and superseded, on any day, replayed from the steps', () => {
    fc.assert(
      fc.property(lives, fc.integer({ min: -2, max: 15 }), (ways, days) => {
        const things = ways.map((way) => way.reduce<Life>((life, each) => moved(life, each) ?? life, BEGINNING));
        const on = addDays(FIRST, days);
        const { raised, open, closed, superseded } = countsOn(
          things.map(({ action }) => action.steps),
          on,
        );
        assert.equal(raised, open + closed + superseded);
        assert.equal(raised, days < 0 ? 0 : things.length);
        const states = things.map(({ action }) => replayed(action.steps, on));
        assert.deepEqual(
          [open, closed, superseded],
          ['open', 'closed', 'superseded'].map((state) => states.filter((each) => each === state).length),
        );
      }),
    );
  });
});

/** The state by counting on its own: the last step that had happened. */
function replayed(steps: readonly ActionStep[], on: LocalDate): string {
  const last = steps.filter((step) => step.on <= on).at(-1)?.step;
  if (last === undefined) return 'none';
  return last === 'raised' || last === 'reopened' ? 'open' : last;
}
