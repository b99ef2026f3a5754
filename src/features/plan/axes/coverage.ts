import type { LedgerState } from '#kernel/ledger.ts';
import { type Action, isPartOfPlan, type Outcome, type Plan } from '../plan.ts';
import type { MeasureVerdict } from './axes.ts';

export const GAP_KINDS = [
  'recommendationWithoutOutcome',
  'recommendationWithoutAction',
  'recommendationWithoutMeasure',
  'recommendationWithoutTest',
  'measureWithoutAction',
  'actionWithoutAnswer',
  'outcomeWithoutAction',
  'outcomeWithoutSponsor',
  'outcomeWithoutMeasure',
  'outcomeWithoutTest',
] as const;
export type GapKind = (typeof GAP_KINDS)[number];

export const GAP_WORDS: Readonly<Record<GapKind, string>> = {
  recommendationWithoutOutcome: 'A recommendation without an outcome for children',
  recommendationWithoutAction: 'A recommendation that no action answers',
  recommendationWithoutMeasure: 'A recommendation whose outcomes have no measure',
  recommendationWithoutTest: 'A recommendation whose outcomes have no test of their impact',
  measureWithoutAction: 'A measure that is getting worse and that nobody acts on',
  actionWithoutAnswer: 'An action that answers nothing and is not of the wider programme',
  outcomeWithoutAction: 'An outcome without an action',
  outcomeWithoutSponsor: 'An outcome without a sponsor',
  outcomeWithoutMeasure: 'An outcome without a measure',
  outcomeWithoutTest: 'An outcome without a test of its impact',
};

/** A place where the thread from a finding to its effect is broken. */
export type Gap = {
  kind: GapKind;
  /** Of what: the id of a recommendation, measure, action or outcome. */
  id: string;
  /** As it is called: `R2`, `CP-04`, `2.1.3`, `2.1`. */
  ref: string;
  words: string;
  href: string;
};

/** A recommendation as far as coverage asks; those that are not open any more need no cover. */
export type ToCover = { id: string; ref: string; words: string; state: LedgerState };

/** A measure of the board's scorecard. */
export type MeasureSeen = { id: string; title: string; verdict: MeasureVerdict };

type Covering = Pick<Plan, 'actions' | 'outcomes' | 'priorities'>;

/** Every gap of a plan: of recommendations first, then of measures, outcomes and actions. */
export function gapsOf(plan: Covering, recommendations: readonly ToCover[], measures: readonly MeasureSeen[]): Gap[] {
  return [
    ...recommendations.filter(({ state }) => state === 'open').flatMap((each) => gapsOfRecommendation(plan, each)),
    ...measures.filter(({ verdict }) => verdict === 'gettingWorse').flatMap((each) => gapsOfMeasure(plan, each)),
    ...plan.outcomes.filter(isLive).flatMap((each) => gapsOfOutcome(plan, each)),
    ...plan.actions.filter(isPartOfPlan).flatMap(gapsOfAction),
  ];
}

/** The outcomes and actions that a recommendation leads to: those that name it, and those of its outcomes. */
export function answering(
  plan: Pick<Plan, 'actions' | 'outcomes'>,
  recommendationId: string,
): { outcomes: Outcome[]; actions: Action[] } {
  const actions = plan.actions.filter(
    (action) =>
      isPartOfPlan(action) &&
      action.answers.some((each) => each.kind === 'recommendation' && each.id === recommendationId),
  );
  const reached = new Set(actions.map(({ outcomeId }) => outcomeId));
  const outcomes = plan.outcomes.filter(
    (outcome) => isLive(outcome) && (outcome.recommendationIds.includes(recommendationId) || reached.has(outcome.id)),
  );
  return { outcomes, actions };
}

function gapsOfRecommendation(plan: Covering, { id, ref, words }: ToCover): Gap[] {
  const { outcomes, actions } = answering(plan, id);
  const gap = (kind: GapKind): Gap => ({ kind, id, ref, words, href: `/plan/recommendations/${id}` });
  const tested = outcomes.filter(isTested);
  return [
    ...(outcomes.length === 0 ? [gap('recommendationWithoutOutcome')] : []),
    ...(actions.length === 0 ? [gap('recommendationWithoutAction')] : []),
    ...(outcomes.every(({ measures }) => measures.length === 0) ? [gap('recommendationWithoutMeasure')] : []),
    ...(tested.length === 0 ? [gap('recommendationWithoutTest')] : []),
  ];
}

function gapsOfMeasure(plan: Covering, { id, title }: MeasureSeen): Gap[] {
  const outcomes = plan.outcomes.filter((outcome) => isLive(outcome) && outcome.measures.includes(id));
  const isActedOn = outcomes.some((outcome) => actionsOf(plan, outcome).length > 0);
  return isActedOn ? [] : [{ kind: 'measureWithoutAction', id, ref: id, words: title, href: `/plan/measures/${id}` }];
}

function gapsOfOutcome(plan: Covering, outcome: Outcome): Gap[] {
  const { id, words, measures } = outcome;
  const priority = plan.priorities.find((each) => each.id === outcome.priorityId);
  const ref = `${priority?.number ?? ''}.${outcome.number}`;
  const gap = (kind: GapKind): Gap => ({ kind, id, ref, words, href: `/plan/outcomes/${id}` });
  return [
    ...(actionsOf(plan, outcome).length === 0 ? [gap('outcomeWithoutAction')] : []),
    ...((outcome.sponsor ?? priority?.sponsor ?? null) === null ? [gap('outcomeWithoutSponsor')] : []),
    ...(measures.length === 0 ? [gap('outcomeWithoutMeasure')] : []),
    ...(isTested(outcome) ? [] : [gap('outcomeWithoutTest')]),
  ];
}

function gapsOfAction({ id, ref, title, answers, isWider }: Action): Gap[] {
  if (isWider || answers.length > 0) return [];
  return [{ kind: 'actionWithoutAnswer', id, ref, words: title, href: `/plan/actions/${id}` }];
}

function actionsOf({ actions }: Pick<Plan, 'actions'>, { id }: Outcome): Action[] {
  return actions.filter((action) => isPartOfPlan(action) && action.outcomeId === id);
}

function isLive({ endedOn }: Outcome): boolean {
  return endedOn === null;
}

/** Whether there is a way to find out: a test that is not retired. */
function isTested({ tests }: Outcome): boolean {
  return tests.some(({ retiredOn }) => retiredOn === null);
}
