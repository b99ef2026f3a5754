import { NO_EVIDENCE } from '#features/evidence/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type {
  Action,
  ActionStep,
  ImpactTest,
  Milestone,
  Outcome,
  Partner,
  PersonNamed,
  Plan,
  Priority,
  TestResult,
  Update,
} from '../plan.ts';

/** A small plan for tests of rules: whatever a test does not speak of is as ordinary as it can be. */

/** The day on which drawn plans are looked at. */
export const TODAY = '2022-08-09' as LocalDate;
export const RAISED = '2022-04-01' as LocalDate;

export const MIRIAM: PersonNamed = { id: 'miriam', name: 'Miriam Osei', post: 'Head of service' };
export const TOM: PersonNamed = { id: 'tom', name: 'Tom Bright', post: 'Team manager' };
export const RUTH: PersonNamed = { id: 'ruth', name: 'Ruth Lane', post: 'Assistant director' };

export function day(text: string): LocalDate {
  return text as LocalDate;
}

export function drawnPriority(more: Partial<Priority> = {}): Priority {
  const number = more.number ?? 1;
  return {
    ...{ id: `priority-${number}`, number, title: `Priority ${number}`, aim: '', sponsor: RUTH },
    ...{ endedOn: null, version: 1, ...more },
  };
}

export function drawnOutcome(more: Partial<Outcome> = {}): Outcome {
  return {
    ...{ id: 'outcome-1', priorityId: 'priority-1', number: 1, words: 'Children are seen in time', howKnown: '' },
    ...{ sponsor: null, measures: [], recommendationIds: [], tests: [], endedOn: null, version: 1, ...more },
  };
}

/** An action under way: raised on 1 April 2022, due at the end of September, with its owner’s update of a week ago. */
export function drawnAction(more: Partial<Action> = {}): Action {
  const ref = more.ref ?? '1.1.1';
  const dueOn = more.dueOn ?? day('2022-09-30');
  return {
    ...{ id: `action-${ref}`, outcomeId: 'outcome-1', ref, title: `Begin ${ref}`, detail: '' },
    ...{ owner: MIRIAM, ownerWords: '', partnerId: null, contributors: '', resources: '' },
    ...{ startsOn: RAISED, dueOn, originalDueOn: dueOn, impactExpectedOn: null, isWider: false },
    originalImpactExpectedOn: more.impactExpectedOn ?? null,
    ...{ answers: [], steps: [drawnStep()], milestones: [], lastUpdate: drawnUpdate(), updateCount: 1 },
    ...{ signatures: [], override: null, changes: [], evidence: NO_EVIDENCE, version: 1, ...more },
  };
}

export function drawnStep(more: Partial<ActionStep> = {}): ActionStep {
  return { step: 'raised', on: RAISED, reason: '', intoRef: null, by: MIRIAM.name, ...more };
}

export function drawnMilestone(more: Partial<Milestone> = {}): Milestone {
  const number = more.number ?? 1;
  const dueOn = more.dueOn ?? day('2022-08-31');
  return {
    ...{ id: `milestone-${number}`, number, title: `Step ${number}`, dueOn, originalDueOn: dueOn },
    ...{ metOn: null, droppedOn: null, version: 1, ...more },
  };
}

export function drawnUpdate(more: Partial<Update> = {}): Update {
  return {
    ...{
      number: 1,
      on: day('2022-08-02'),
      by: MIRIAM.name,
      done: 'Begun',
      next: 'Go on',
      blocked: '',
      unblockedBy: '',
    },
    ...{ isUnchanged: false, forecastOn: null, confidence: 'high', through: 'page', documentId: null, ...more },
  };
}

/** The owner’s and the sponsor’s signature, and the step that closes the action. */
export function drawnDelivered(on: LocalDate): Pick<Action, 'signatures' | 'steps' | 'evidence'> {
  const signed = { round: 1, answer: 'delivered', on, words: '' } as const;
  return {
    signatures: [
      { ...signed, who: 'owner', byId: MIRIAM.id, by: MIRIAM.name },
      { ...signed, who: 'sponsor', byId: RUTH.id, by: RUTH.name },
    ],
    steps: [drawnStep(), drawnStep({ step: 'closed', on, by: RUTH.name })],
    evidence: { supports: 1, contradicts: 0, verified: 1, newestAboutOn: on },
  };
}

export function drawnTest(more: Partial<ImpactTest> = {}): ImpactTest {
  return {
    ...{ id: 'test-1', outcomeId: 'outcome-1', source: 'audit', how: 'Audit twelve files', measure: null },
    ...{ dueOn: day('2022-10-31'), retiredOn: null, results: [], version: 1, ...more },
  };
}

export function drawnResult(more: Partial<TestResult> = {}): TestResult {
  return {
    ...{ number: 1, actionId: null, on: day('2022-08-01'), verdict: 'better', words: 'Nine of twelve were seen alone' },
    ...{ figure: null, evidenceId: null, by: RUTH.name, ...more },
  };
}

export function drawnPartner(more: Partial<Partner> = {}): Partner {
  return { id: 'health', name: 'Severnshire Health', endedOn: null, people: [], version: 1, ...more };
}

/** A plan of what is given; without it, of one priority, one outcome and one action. */
export function drawnPlan(more: Partial<Plan> = {}): Plan {
  return {
    ...{ id: 'plan', name: 'Improvement plan', vision: '', from: RAISED, version: 1 },
    ...{ priorities: [drawnPriority()], outcomes: [drawnOutcome()], actions: [drawnAction()], partners: [], ...more },
  };
}

/** Two priorities with three outcomes and six actions: under way, overdue, delivered, not begun, of a partner, withdrawn. */
export function drawnWholePlan(): Plan {
  return drawnPlan({
    vision: 'Every child is safe and heard',
    priorities: [drawnPriority(), drawnPriority({ number: 2, sponsor: null })],
    outcomes: [
      drawnOutcome({ measures: ['CP-04'], recommendationIds: ['recommendation-1'], tests: [drawnTest()] }),
      drawnOutcome({ id: 'outcome-2', number: 2, words: 'Plans say what must change', sponsor: RUTH }),
      drawnOutcome({ id: 'outcome-3', priorityId: 'priority-2', words: 'Leaders know their practice' }),
    ],
    actions: [
      drawnAction({ ref: '1.1.1', answers: [{ kind: 'recommendation', id: 'recommendation-1' }] }),
      drawnAction({ ref: '1.1.2', dueOn: day('2022-07-29'), owner: TOM }),
      drawnAction({
        ref: '1.2.1',
        outcomeId: 'outcome-2',
        dueOn: day('2022-06-30'),
        ...drawnDelivered(day('2022-06-24')),
      }),
      drawnAction({
        ref: '1.2.2',
        outcomeId: 'outcome-2',
        startsOn: day('2022-10-01'),
        dueOn: day('2022-12-31'),
        lastUpdate: null,
        updateCount: 0,
        isWider: true,
      }),
      drawnAction({
        ref: '2.1.1',
        outcomeId: 'outcome-3',
        partnerId: 'health',
        owner: null,
        ownerWords: 'Designated nurse',
      }),
      drawnAction({
        ref: '2.1.2',
        outcomeId: 'outcome-3',
        steps: [drawnStep(), drawnStep({ step: 'superseded', on: day('2022-07-01'), reason: 'Done elsewhere' })],
      }),
    ],
    partners: [drawnPartner()],
  });
}
