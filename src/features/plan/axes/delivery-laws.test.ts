import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { addDays, type LocalDate } from '#kernel/local-date.ts';
import type { Action, Outcome } from '../plan.ts';
import { drawnContext } from '../testing/drawn-context.ts';
import {
  day,
  drawnAction,
  drawnMilestone,
  drawnOutcome,
  drawnResult,
  drawnStep,
  drawnTest,
  drawnUpdate,
} from '../testing/drawn-plan.ts';
import { deliveryOf, factOf, judgedOf, rankOf, worseOf } from './delivery.ts';
import { impactOf } from './impact.ts';
import { standingOf } from './standing.ts';

const FIRST = day('2022-01-01');
const anyDay = fc.integer({ min: 0, max: 500 }).map((days) => addDays(FIRST, days));
const orNull = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null });

const milestones = fc.array(
  fc.record({ dueOn: anyDay, metOn: orNull(anyDay), isDropped: fc.boolean() }).map(({ dueOn, metOn, isDropped }) => ({
    dueOn,
    metOn: isDropped ? null : metOn,
    droppedOn: isDropped ? dueOn : null,
  })),
  { maxLength: 3 },
);
const update = fc.record({
  on: anyDay,
  forecastOn: orNull(anyDay),
  blocked: fc.constantFrom('', 'No room'),
  unblockedBy: fc.constantFrom('', 'Estates'),
  confidence: fc.constantFrom('high', 'medium', 'low', null),
});
const override = fc.record({ status: fc.constantFrom('onTrack', 'atRisk', 'offTrack'), from: anyDay });
const signatures = fc
  .array(
    fc.record({
      who: fc.constantFrom('owner', 'sponsor'),
      answer: fc.constantFrom('delivered', 'notYet'),
      byId: fc.constantFrom('miriam', 'ruth'),
      on: anyDay,
    }),
    { maxLength: 2 },
  )
  .map((some) => some.map((each) => ({ ...each, round: 1, by: each.byId, words: '' }) as const));
const ends = fc.constantFrom('closed', 'superseded', 'reopened', null);

/** Any action at all, those that no route would write as well. */
const actions: fc.Arbitrary<Action> = fc
  .record({
    ...{ startsOn: anyDay, length: fc.integer({ min: 0, max: 200 }), milestones, lastUpdate: orNull(update) },
    ...{ override: orNull(override), signatures, ends, endsOn: anyDay, supports: fc.nat(2), impact: orNull(anyDay) },
  })
  .map((drawn) =>
    drawnAction({
      startsOn: drawn.startsOn,
      dueOn: addDays(drawn.startsOn, drawn.length),
      impactExpectedOn: drawn.impact,
      milestones: drawn.milestones.map((each, index) => drawnMilestone({ ...each, number: index + 1 })),
      lastUpdate: drawn.lastUpdate === null ? null : drawnUpdate(drawn.lastUpdate),
      override: drawn.override === null ? null : { number: 1, reason: 'So', by: 'Ruth', ...drawn.override },
      signatures: drawn.signatures,
      steps: [
        drawnStep({ on: FIRST }),
        ...(drawn.ends === null ? [] : [drawnStep({ step: drawn.ends, on: drawn.endsOn })]),
      ],
      evidence: { supports: drawn.supports, contradicts: 0, verified: 0, newestAboutOn: drawn.supports ? FIRST : null },
    }),
  );

const outcomes: fc.Arbitrary<Outcome> = fc
  .array(
    fc.record({
      source: fc.constantFrom('audit', 'voice', 'staff'),
      results: fc.array(
        fc.record({ on: anyDay, verdict: fc.constantFrom('better', 'noChange', 'worse', 'cannotTell') }),
        { maxLength: 4 },
      ),
    }),
    { maxLength: 3 },
  )
  .map((tests) =>
    drawnOutcome({
      tests: tests.map(({ source, results }, index) =>
        drawnTest({
          ...{ id: `test-${index}`, source },
          results: results.map((each, number) => drawnResult({ ...each, number: number + 1 })),
        }),
      ),
    }),
  );

const later = fc.integer({ min: 0, max: 400 });
const statusOn = (action: Action, outcome: Outcome, today: LocalDate) =>
  deliveryOf(action, outcome, drawnContext(today)).status;

it('gives the same standing for the same facts and day, and changes nothing that it is given', () => {
  fc.assert(
    fc.property(actions, outcomes, anyDay, (action, outcome, today) => {
      const before = structuredClone({ action, outcome });
      const first = standingOf(action, outcome, drawnContext(today));
      assert.deepEqual(standingOf(structuredClone(action), structuredClone(outcome), drawnContext(today)), first);
      assert.deepEqual({ action, outcome }, before);
    }),
  );
});

it('never lets the day alone make a delivery status better', () => {
  fc.assert(
    fc.property(actions, outcomes, anyDay, later, (action, outcome, today, days) => {
      const then = addDays(today, days);
      assert.ok(rankOf(statusOn(action, outcome, then)) >= rankOf(statusOn(action, outcome, today)));
      const slipped = (on: LocalDate) => deliveryOf(action, outcome, drawnContext(on)).overdueWorkingDays;
      assert.ok(slipped(then) >= slipped(today));
    }),
    { numRuns: 1000 },
  );
});

it('never calls on track what has a milestone, a due day or two cycles of updates behind it', () => {
  fc.assert(
    fc.property(actions, outcomes, anyDay, (action, outcome, today) => {
      const { status, reasons } = deliveryOf(action, outcome, drawnContext(today));
      assert.ok(reasons.length > 0 && reasons.every((reason) => reason !== ''));
      if (status !== 'onTrack' && status !== 'notStarted') return;
      assert.ok(today <= action.dueOn);
      assert.ok(action.milestones.every(({ dueOn, metOn, droppedOn }) => metOn ?? droppedOn ?? dueOn >= today));
      assert.equal(factOf(judgedOf(action, outcome, drawnContext(today))), 'onTrack');
    }),
    { numRuns: 1000 },
  );
});

it('never calls delivered what two people did not sign, or what has no evidence', () => {
  fc.assert(
    fc.property(actions, outcomes, anyDay, (action, outcome, today) => {
      const { status } = deliveryOf(action, outcome, drawnContext(today));
      if (status !== 'delivered' && status !== 'embedded') return;
      assert.ok(action.evidence.supports > 0);
      assert.equal(new Set(action.signatures.map(({ byId }) => byId)).size, 2);
      assert.equal(action.steps.at(-1)?.step, 'closed');
    }),
    { numRuns: 1000 },
  );
});

it('lets the day alone lose no impact that was found, and take back nothing that is overdue', () => {
  fc.assert(
    fc.property(actions, outcomes, anyDay, later, (action, outcome, today, days) => {
      const on = (each: LocalDate) => {
        const context = drawnContext(each);
        return impactOf(action, outcome, deliveryOf(action, outcome, context), context);
      };
      const [now, then] = [on(today), on(addDays(today, days))];
      const isFound = (rating: string) => ['emerging', 'evidenced', 'sustained'].includes(rating);
      if (isFound(now.rating)) assert.equal(then.rating, now.rating);
      if (now.isOverdue) assert.ok(then.isOverdue);
      assert.equal(then.contradicted, now.contradicted);
    }),
    { numRuns: 1000 },
  );
});

it('takes the worse of two statuses, whichever comes first', () => {
  assert.equal(worseOf('onTrack', 'offTrack'), 'offTrack');
  assert.equal(worseOf('offTrack', 'onTrack'), 'offTrack');
  assert.equal(worseOf('notStarted', 'onTrack'), 'onTrack');
});
