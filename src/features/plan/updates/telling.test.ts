import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays, type LocalDate } from '#kernel/local-date.ts';
import { dueOn as lastDay, limitOn, TIMESCALES, type TimescaleId } from '#kernel/timescales.ts';
import { englandWorkingDays } from '#kernel/working-days.ts';
import type { Action } from '../plan.ts';
import {
  day,
  drawnAction,
  drawnDelivered,
  drawnOutcome,
  drawnPartner,
  drawnPlan,
  drawnPriority,
  drawnUpdate,
  MIRIAM,
  RUTH,
  TOM,
} from '../testing/drawn-plan.ts';
import { offTrackSince, reversalTellings, type TellingKey, type ToldBefore, tellingsDue } from './telling.ts';

const limits = (rule: TimescaleId, from: LocalDate) =>
  lastDay(limitOn(TIMESCALES[rule], from).value, from, englandWorkingDays);

/** An action whose update was due on 9 August 2022. */
const DUE = drawnAction({ lastUpdate: drawnUpdate({ on: day('2022-07-09') }) });
const key = (step: TellingKey['step'], aboutOn = '2022-08-09', on = aboutOn): ToldBefore => ({
  ...{ actionId: DUE.id, step, aboutOn: day(aboutOn), on: day(on) },
});
const toldOn = (on: string, told: readonly ToldBefore[] = [], action: Action = DUE, more = {}) =>
  tellingsDue(drawnPlan({ actions: [action], ...more }), told, { today: day(on), limits });

describe('who is told of a missing update', () => {
  for (const [on, told, step] of [
    ['2022-08-08', [], undefined],
    ['2022-08-09', [], 'owner'],
    ['2022-08-15', [key('owner')], undefined],
    ['2022-08-16', [key('owner')], 'sponsor'],
    ['2022-08-22', [key('owner'), key('sponsor')], undefined],
    ['2022-08-23', [key('owner'), key('sponsor')], 'director'],
    ['2022-09-29', [key('owner'), key('sponsor'), key('director')], undefined],
    ['2022-09-01', [], 'owner'],
    ['2022-09-01', [key('owner')], 'sponsor'],
  ] as const)
    it(`on ${on}, after ${told.length} were told, is ${step ?? 'nobody'}`, () => {
      assert.deepEqual(
        toldOn(on, told).map((telling) => telling.step),
        step === undefined ? [] : [step],
      );
    });

  it('is one a day after a pause, however often that is asked', () => {
    assert.deepEqual(toldOn('2022-09-01', [key('owner', '2022-08-09', '2022-09-01')]), []);
    assert.equal(toldOn('2022-09-02', [key('owner', '2022-08-09', '2022-09-01')])[0]?.step, 'sponsor');
  });

  it('is who keeps the plan where the sponsor owns the action', () => {
    const own = { outcomes: [drawnOutcome({ sponsor: MIRIAM })] };
    assert.deepEqual(toldOn('2022-08-16', [key('owner')], DUE, own)[0]?.to, { everybody: 'keepers' });
  });

  it('is nobody of a delivered action', () => {
    assert.deepEqual(toldOn('2022-12-01', [], drawnAction(drawnDelivered(day('2022-06-01')))), []);
  });

  it('is the owner, the sponsor of the outcome or else of the priority, and the directors', () => {
    assert.deepEqual(toldOn('2022-08-09')[0]?.to, { person: MIRIAM.id });
    const sponsored = { outcomes: [drawnOutcome({ sponsor: TOM })] };
    assert.deepEqual(toldOn('2022-08-16', [key('owner')], DUE, sponsored)[0]?.to, { person: TOM.id });
    assert.deepEqual(toldOn('2022-08-16', [key('owner')])[0]?.to, { person: RUTH.id });
    assert.deepEqual(toldOn('2022-08-23', [key('owner'), key('sponsor')])[0]?.to, { everybody: 'directors' });
  });

  it('is who keeps the plan where there is neither owner with an account nor sponsor', () => {
    const unowned = { ...DUE, owner: null, ownerWords: 'Designated nurse' };
    const unsponsored = { priorities: [drawnPriority({ sponsor: null })] };
    assert.deepEqual(toldOn('2022-08-09', [], unowned)[0]?.to, { everybody: 'keepers' });
    assert.deepEqual(toldOn('2022-08-16', [key('owner')], DUE, unsponsored)[0]?.to, { everybody: 'keepers' });
    const theirs = { ...unowned, partnerId: 'health' };
    const partners = { partners: [drawnPartner({ people: [TOM] })] };
    assert.deepEqual(toldOn('2022-08-09', [], theirs, partners)[0]?.to, { everybody: 'partner' });
  });
});

describe('an action that is off track', () => {
  const said = (more: Parameters<typeof drawnUpdate>[0]) =>
    drawnAction({ dueOn: day('2022-08-31'), lastUpdate: drawnUpdate({ on: day('2022-08-02'), ...more }) });
  const override = { number: 1, reason: 'A plan B', by: RUTH.name, from: day('2022-08-05') };
  for (const [name, action, today, since] of [
    ['due today', said({}), '2022-08-31', null],
    ['due yesterday', said({}), '2022-09-01', '2022-09-01'],
    [
      'forecast as late as may be, past the bank holiday of 19 September',
      said({ forecastOn: day('2022-09-29') }),
      '2022-08-09',
      null,
    ],
    ['forecast a day later', said({ forecastOn: day('2022-09-30') }), '2022-08-09', '2022-08-02'],
    ['blocked, with somebody who removes that', said({ blocked: 'A room', unblockedBy: 'Tom' }), '2022-08-09', null],
    ['blocked, with nobody', said({ blocked: 'A room' }), '2022-08-09', '2022-08-02'],
    [
      'said to be at risk only',
      { ...said({ blocked: 'A room' }), override: { ...override, status: 'atRisk' } },
      '2022-08-09',
      null,
    ],
    [
      'overdue, whatever was said',
      { ...said({}), override: { ...override, status: 'onTrack' } },
      '2022-09-05',
      '2022-09-01',
    ],
    [
      'said to be off track',
      { ...said({}), override: { ...override, status: 'offTrack' } },
      '2022-08-09',
      '2022-08-05',
    ],
  ] as const satisfies readonly (readonly [string, Action, string, string | null])[])
    it(`${name}: ${since ?? 'not off track'}`, () => {
      assert.equal(offTrackSince(action, day(today), limits), since);
    });

  const late = drawnAction({ dueOn: day('2022-07-29'), lastUpdate: drawnUpdate({ on: day('2022-07-28') }) });
  const steps = (on: string, action: Action = late, told: readonly ToldBefore[] = []) =>
    toldOn(on, told, action)
      .filter(({ step }) => step !== 'overdue')
      .map(({ step, aboutOn }) => `${step} ${aboutOn}`);

  it('is told to its owner on the day after it was due, once, and not once it is delivered', () => {
    const overdue = (on: string, action: Action = late, told: readonly ToldBefore[] = []) =>
      toldOn(on, told, action).filter(({ step }) => step === 'overdue');
    assert.deepEqual(overdue('2022-07-29'), []);
    assert.deepEqual(overdue('2022-07-30'), [
      { actionId: late.id, step: 'overdue', aboutOn: '2022-07-29', to: { person: MIRIAM.id } },
    ]);
    assert.deepEqual(overdue('2022-08-30', late, [{ ...key('overdue', '2022-07-29'), actionId: late.id }]), []);
    assert.deepEqual(overdue('2022-08-30', { ...late, ...drawnDelivered(day('2022-07-29')) }), []);
  });

  it('is brought before its sponsor five working days later, once, and not where a way back was given', () => {
    assert.deepEqual(steps('2022-08-04'), []);
    assert.deepEqual(steps('2022-08-08'), ['recovery 2022-07-30']);
    assert.deepEqual(steps('2022-08-08', late, [{ ...key('recovery', '2022-07-30'), actionId: late.id }]), []);
    const answered = { ...late, lastUpdate: drawnUpdate({ on: day('2022-08-01'), next: 'Agree a new day' }) };
    assert.deepEqual(steps('2022-08-08', answered), []);
    const silent = { ...late, lastUpdate: drawnUpdate({ on: day('2022-08-01'), next: '', isUnchanged: true }) };
    assert.deepEqual(steps('2022-08-08', silent), ['recovery 2022-07-30']);
  });
});

describe('a measure that turned', () => {
  const plan = drawnPlan({
    outcomes: [drawnOutcome({ measures: ['CP-10', 'CP-11'] })],
    actions: [drawnAction({ ref: '1.1.1' }), drawnAction({ ref: '1.1.2' })],
  });
  const turned = [{ measure: 'CP-10', on: day('2022-07-31') }];

  it('is told to the sponsor of its outcome, once for the month', () => {
    const [telling, ...more] = reversalTellings(plan, [], turned);
    assert.deepEqual(more, []);
    assert.deepEqual(
      { step: telling?.step, measures: telling?.measures, to: telling?.to },
      { step: 'reversal', measures: ['CP-10'], to: { person: RUTH.id } },
    );
    assert.ok(telling);
    assert.deepEqual(reversalTellings(plan, [telling], turned), []);
    assert.equal(reversalTellings(plan, [telling], [{ measure: 'CP-10', on: day('2022-08-31') }]).length, 1);
  });

  it('is told together with what else of its outcome turned in that month', () => {
    const both = reversalTellings(plan, [], [...turned, { measure: 'CP-11', on: day('2022-07-31') }]);
    assert.deepEqual(
      both.map(({ measures }) => measures),
      [['CP-10', 'CP-11']],
    );
  });

  it('is told to nobody where no live outcome names it', () => {
    assert.deepEqual(reversalTellings(plan, [], [{ measure: 'AS-01', on: day('2022-07-31') }]), []);
    const ended = { ...plan, outcomes: plan.outcomes.map((outcome) => ({ ...outcome, endedOn: day('2022-07-01') })) };
    assert.deepEqual(reversalTellings(ended, [], turned), []);
  });
});

describe('telling day by day', () => {
  const action = fc
    .record({
      dueIn: fc.integer({ min: -90, max: 90 }),
      updated: fc.integer({ min: 0, max: 90 }),
      blocked: fc.boolean(),
      next: fc.constantFrom('', 'Go on'),
    })
    .map(({ dueIn, updated, blocked, next }) =>
      drawnAction({
        dueOn: addDays(day('2022-08-09'), dueIn),
        lastUpdate: drawnUpdate({ on: addDays(day('2022-08-09'), -updated), blocked: blocked ? 'A room' : '', next }),
      }),
    );

  it('tells nobody the same twice, in order, whichever mornings are missed', () => {
    fc.assert(
      fc.property(action, fc.array(fc.boolean(), { minLength: 60, maxLength: 120 }), (one, mornings) => {
        const told: ToldBefore[] = [];
        for (const [index, works] of mornings.entries()) {
          if (!works) continue;
          const on = addDays(day('2022-08-09'), index);
          for (let times = 0; times < 2; times += 1)
            told.push(
              ...tellingsDue(drawnPlan({ actions: [one] }), told, { today: on, limits }).map((each) => ({
                ...each,
                on,
              })),
            );
        }
        const keys = told.map(({ step, aboutOn }) => `${step} ${aboutOn}`);
        assert.equal(new Set(keys).size, keys.length);
        const isOfUpdates = ({ step }: TellingKey) => step !== 'recovery' && step !== 'overdue';
        const stale = told.filter(isOfUpdates).map(({ step }) => step);
        assert.deepEqual(stale, ['owner', 'sponsor', 'director'].slice(0, stale.length));
        const days = told.filter(isOfUpdates).map(({ on, aboutOn }) => `${on} ${aboutOn}`);
        assert.equal(new Set(days).size, days.length);
      }),
    );
  });
});
