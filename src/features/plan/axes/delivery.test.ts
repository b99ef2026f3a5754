import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Action, Override } from '../plan.ts';
import { drawnContext } from '../testing/drawn-context.ts';
import {
  day,
  drawnAction,
  drawnDelivered,
  drawnMilestone,
  drawnOutcome,
  drawnResult,
  drawnStep,
  drawnTest,
  drawnUpdate,
  MIRIAM,
  RUTH,
} from '../testing/drawn-plan.ts';
import { deliveryOf, overrideRefusal } from './delivery.ts';
import { DELIVERY_RULES } from './delivery-rules.ts';

const OUTCOME = drawnOutcome();

function statusOn(action: Action, today: LocalDate, outcome = OUTCOME) {
  return deliveryOf(action, outcome, drawnContext(today)).status;
}

describe('both sides of every boundary of the delivery status', () => {
  const updated = (on: string) => drawnUpdate({ on: day(on) });
  const cases: readonly [what: string, action: Partial<Action>, today: string, status: string][] = [
    ['the day before it starts', { startsOn: day('2022-08-10'), lastUpdate: null }, '2022-08-09', 'notStarted'],
    ['the day on which it starts', { startsOn: day('2022-08-10'), lastUpdate: null }, '2022-08-10', 'onTrack'],
    ['the day on which it is due', { dueOn: day('2022-08-09') }, '2022-08-09', 'onTrack'],
    ['the day after it was due', { dueOn: day('2022-08-09') }, '2022-08-10', 'offTrack'],
    ['the day on which a milestone is due', { milestones: [drawnMilestone()] }, '2022-08-31', 'onTrack'],
    ['the day after a milestone was due', { milestones: [drawnMilestone()] }, '2022-09-01', 'atRisk'],
    [
      'a milestone that was met late',
      { milestones: [drawnMilestone({ metOn: day('2022-09-01') })] },
      '2022-09-01',
      'onTrack',
    ],
    [
      'a milestone that was dropped',
      { milestones: [drawnMilestone({ droppedOn: day('2022-09-01') })] },
      '2022-09-01',
      'onTrack',
    ],
    ['an update on the day on which it is due', { lastUpdate: updated('2022-07-01') }, '2022-08-01', 'onTrack'],
    ['an update that is overdue', { lastUpdate: updated('2022-07-01') }, '2022-08-02', 'onTrack'],
    ['an update at the end of the second cycle', { lastUpdate: updated('2022-07-01') }, '2022-09-01', 'onTrack'],
    ['an update that is overdue by a cycle', { lastUpdate: updated('2022-07-01') }, '2022-09-02', 'atRisk'],
  ];
  for (const [what, action, today, status] of cases)
    it(`${what}: ${status}`, () => assert.equal(statusOn(drawnAction(action), day(today)), status));
});

describe('a forecast', () => {
  // Due on Friday 30 September 2022; the 20th working day after it is 28 October.
  for (const [forecastOn, status] of [
    ['2022-09-30', 'onTrack'],
    ['2022-10-01', 'atRisk'],
    ['2022-10-28', 'atRisk'],
    ['2022-10-29', 'offTrack'],
  ] as const)
    it(`for ${forecastOn} makes it ${status}`, () => {
      const action = drawnAction({ lastUpdate: drawnUpdate({ forecastOn: day(forecastOn) }) });
      assert.equal(statusOn(action, day('2022-08-09')), status);
    });

  it('counts as slipped from the day that was promised first', () => {
    const action = drawnAction({
      originalDueOn: day('2022-09-23'),
      lastUpdate: drawnUpdate({ forecastOn: day('2022-10-07') }),
    });
    assert.equal(deliveryOf(action, OUTCOME, drawnContext()).slippedWorkingDays, 10);
  });
});

describe('what blocks it', () => {
  it('makes it off track where nobody is named, and leaves it where somebody is', () => {
    const blocked = drawnUpdate({ blocked: 'No room' });
    assert.equal(statusOn(drawnAction({ lastUpdate: blocked }), day('2022-08-09')), 'offTrack');
    const named = { ...blocked, unblockedBy: 'Head of estates' };
    assert.equal(statusOn(drawnAction({ lastUpdate: named }), day('2022-08-09')), 'onTrack');
  });
});

describe('delivered', () => {
  const on = day('2022-05-02');
  const delivered = drawnDelivered(on);
  it('takes two signatures of different people and evidence', () => {
    assert.equal(statusOn(drawnAction(delivered), day('2022-08-09')), 'delivered');
    const alone = delivered.signatures.map((signature) => ({ ...signature, byId: MIRIAM.id }));
    assert.equal(statusOn(drawnAction({ ...delivered, signatures: alone }), day('2022-08-09')), 'atRisk');
    assert.equal(
      statusOn(drawnAction({ ...delivered, signatures: delivered.signatures.slice(0, 1) }), day('2022-08-09')),
      'atRisk',
    );
    const bare = { ...delivered, evidence: { ...delivered.evidence, supports: 0 } };
    assert.equal(statusOn(drawnAction(bare), day('2022-08-09')), 'atRisk');
    assert.equal(statusOn(drawnAction({ ...bare, dueOn: day('2022-07-01') }), day('2022-08-09')), 'offTrack');
  });

  it('is not late, however long ago it was due', () => {
    const standing = deliveryOf(drawnAction({ ...delivered, dueOn: day('2022-05-01') }), OUTCOME, drawnContext());
    assert.deepEqual([standing.status, standing.isOverdue, standing.updateDueOn], ['delivered', false, null]);
  });

  it('waits for its second signature as what it is without it', () => {
    const action = drawnAction({ signatures: delivered.signatures.slice(0, 1), evidence: delivered.evidence });
    assert.equal(statusOn(action, day('2022-08-09')), 'onTrack');
  });

  it('is open again after it was opened again, although its signatures stay', () => {
    const steps = [...delivered.steps, drawnStep({ step: 'reopened', on: day('2022-07-01') })];
    assert.equal(statusOn(drawnAction({ ...delivered, steps }), day('2022-08-01')), 'onTrack');
  });

  for (const [what, on, verdict, later, status] of [
    ['a test on the last day that is too early', '2022-08-01', 'better', null, 'delivered'],
    ['a test on the first day that is late enough', '2022-08-02', 'better', null, 'embedded'],
    ['a test that found no change', '2022-08-02', 'noChange', null, 'delivered'],
    ['a test that found it worse later', '2022-08-02', 'better', '2022-09-02', 'delivered'],
  ] as const)
    it(`is ${status} after ${what}`, () => {
      const results = [
        drawnResult({ on: day(on), verdict }),
        ...(later === null ? [] : [drawnResult({ number: 2, on: day(later), verdict: 'worse' })]),
      ];
      const outcome = drawnOutcome({ tests: [drawnTest({ results })] });
      assert.equal(statusOn(drawnAction(delivered), day('2022-10-01'), outcome), status);
    });
});

describe('an override', () => {
  const override = (status: Override['status']): Override => ({
    ...{ number: 1, status, reason: 'The room is found', by: RUTH.name, from: day('2022-08-04') },
  });
  const forecast = drawnUpdate({ forecastOn: day('2022-12-01') });

  it('lifts what somebody expects, with who and why', () => {
    const action = drawnAction({ lastUpdate: forecast, override: override('onTrack') });
    const standing = deliveryOf(action, OUTCOME, drawnContext());
    assert.deepEqual([standing.status, standing.proposed], ['onTrack', 'offTrack']);
    assert.equal(standing.reasons[0], 'Settled by Ruth Lane on 4 August 2022: The room is found');
  });

  for (const [what, action, status] of [
    ['a milestone that was missed', { milestones: [drawnMilestone({ dueOn: day('2022-08-01') })] }, 'atRisk'],
    ['a day that has passed', { dueOn: day('2022-08-08') }, 'offTrack'],
    ['an update that is overdue by a cycle', { lastUpdate: drawnUpdate({ on: day('2022-05-01') }) }, 'atRisk'],
  ] as const) {
    it(`does not lift ${what}`, () => {
      assert.equal(statusOn(drawnAction({ ...action, override: override('onTrack') }), day('2022-08-09')), status);
    });
    it(`is refused over ${what}, with words`, () => {
      const refusal = overrideRefusal(drawnAction(action), OUTCOME, 'onTrack', drawnContext());
      assert.match(refusal ?? '', /^Choose a status that fits the facts: .+/);
    });
  }

  it('lifts no more once the owner has reported on a later day, and still lowers', () => {
    const later = { ...forecast, on: day('2022-08-05') };
    assert.equal(
      statusOn(drawnAction({ lastUpdate: later, override: override('onTrack') }), day('2022-08-09')),
      'offTrack',
    );
    const fine = drawnUpdate({ on: day('2022-08-05') });
    assert.equal(
      statusOn(drawnAction({ lastUpdate: fine, override: override('atRisk') }), day('2022-08-09')),
      'atRisk',
    );
    const sameDay = { ...forecast, on: day('2022-08-04') };
    assert.equal(
      statusOn(drawnAction({ lastUpdate: sameDay, override: override('onTrack') }), day('2022-08-09')),
      'onTrack',
    );
  });

  it('is refused where the rules say the same, and where nothing is to be delivered', () => {
    assert.match(overrideRefusal(drawnAction(), OUTCOME, 'onTrack', drawnContext()) ?? '', /by themselves/);
    const delivered = drawnAction(drawnDelivered(day('2022-05-02')));
    assert.match(overrideRefusal(delivered, OUTCOME, 'atRisk', drawnContext()) ?? '', /still to be delivered/);
    assert.equal(overrideRefusal(drawnAction(), OUTCOME, 'atRisk', drawnContext()), null);
  });
});

it('gives every rule a number of its own and words', () => {
  assert.equal(new Set(DELIVERY_RULES.map(({ id }) => id)).size, DELIVERY_RULES.length);
  for (const { words } of DELIVERY_RULES) assert.match(words, /^[A-Z].+\.$/);
});
