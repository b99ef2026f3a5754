import type { LedgerState } from '#kernel/ledger.ts';
import { type Action, isOpen, isPartOfPlan, type Outcome, type Plan } from '../plan.ts';
import { type Acting, gapOfMeasure, type MeasureSeen } from './measure-gaps.ts';

export const GAP_KINDS = [
  'recommendationWithoutOutcome',
  'recommendationWithoutAction',
  'recommendationWithoutMeasure',
  'recommendationWithoutTest',
  'measureWorseUnnamed',
  'measureWorseWithoutOpenAction',
  'measureMissedUnnamed',
  'measureMissedWithoutOpenAction',
  'measureUnmovedWithoutOpenAction',
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
  measureWorseUnnamed: 'A measure that is getting worse and that no outcome names',
  measureWorseWithoutOpenAction: 'A measure that is getting worse while no action for it is open',
  measureMissedUnnamed: 'A measure that keeps missing its target and that no outcome names',
  measureMissedWithoutOpenAction: 'A measure that keeps missing its target while no action for it is open',
  measureUnmovedWithoutOpenAction: 'A measure that has not improved although every action for it has ended',
  actionWithoutAnswer: 'An action that answers nothing and is not of the wider programme',
  outcomeWithoutAction: 'An outcome without an action',
  outcomeWithoutSponsor: 'An outcome without a sponsor',
  outcomeWithoutMeasure: 'An outcome without a measure',
  outcomeWithoutTest: 'An outcome without a test of its impact',
};

/** Why a gap of a kind is shown, in a sentence. */
export const GAP_WHY: Readonly<Record<GapKind, string>> = {
  recommendationWithoutOutcome: 'Nobody has said what is to be different for children once it is answered.',
  recommendationWithoutAction: 'It is open, and nothing in the plan is done about it.',
  recommendationWithoutMeasure: 'No figure will tell whether the answer works.',
  recommendationWithoutTest: 'All of its actions could be delivered, and nobody would know whether they helped.',
  measureWorseUnnamed: 'The figures get worse, and the plan does not speak of them.',
  measureWorseWithoutOpenAction:
    'The plan meant to improve it. It gets worse, and nothing that is still to be delivered could turn it.',
  measureMissedUnnamed: 'It keeps missing its target and does not improve, and the plan does not speak of it.',
  measureMissedWithoutOpenAction:
    'It keeps missing its target and does not improve, and nothing that is still to be delivered could change that.',
  measureUnmovedWithoutOpenAction:
    'The plan meant to improve it. Its actions are delivered or have left the plan, and its figures do not show it.',
  actionWithoutAnswer: 'Nobody can say what it is for.',
  outcomeWithoutAction: 'Nothing is done for it.',
  outcomeWithoutSponsor: 'Nobody answers for it.',
  outcomeWithoutMeasure: 'No figure tells whether it came about.',
  outcomeWithoutTest: 'It could come about or not, and nobody would know.',
};

/** A place where the thread from a finding to its effect is broken. */
export type Gap = {
  kind: GapKind;
  /** Of what: the id of a recommendation, measure, action or outcome. */
  id: string;
  /** As it is called: `R2`, `CP-04`, `2.1.3`, `2.1`. */
  ref: string;
  words: string;
  /** What else is known of it, in sentences; empty where its kind says everything. */
  detail: string;
  href: string;
};

/** A recommendation as far as coverage asks; those that are not open any more need no cover. */
export type ToCover = { id: string; ref: string; words: string; state: LedgerState };

type Covering = Pick<Plan, 'actions' | 'outcomes' | 'priorities'>;

/**
 * Every gap of a plan: of recommendations first, then of measures, outcomes and actions. Of measures those that get worse
 * come first, and of those that miss their target the ones that have done so longest.
 */
export function gapsOf(plan: Covering, recommendations: readonly ToCover[], measures: readonly MeasureSeen[]): Gap[] {
  return [
    ...recommendations.filter(({ state }) => state === 'open').flatMap((each) => gapsOfRecommendation(plan, each)),
    ...gapsOfMeasures(plan, measures),
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
  const gap = (kind: GapKind): Gap => ({ kind, id, ref, words, detail: '', href: `/plan/recommendations/${id}` });
  const tested = outcomes.filter(isTested);
  return [
    ...(outcomes.length === 0 ? [gap('recommendationWithoutOutcome')] : []),
    ...(actions.length === 0 ? [gap('recommendationWithoutAction')] : []),
    ...(outcomes.every(({ measures }) => measures.length === 0) ? [gap('recommendationWithoutMeasure')] : []),
    ...(tested.length === 0 ? [gap('recommendationWithoutTest')] : []),
  ];
}

function gapsOfMeasures(plan: Covering, measures: readonly MeasureSeen[]): Gap[] {
  return measures
    .flatMap((measure) => {
      const found = gapOfMeasure(measure, actingOn(plan, measure));
      return found === null ? [] : [{ measure, ...found }];
    })
    .toSorted(
      (a, b) =>
        GAP_KINDS.indexOf(a.kind) - GAP_KINDS.indexOf(b.kind) ||
        (b.measure.monthsMissed ?? 0) - (a.measure.monthsMissed ?? 0),
    )
    .map(({ measure: { id, title }, kind, detail }) => ({
      ...{ kind, id, ref: id, words: title, detail, href: `/plan/measures/${id}` },
    }));
}

/** What the plan does about a measure: the outcomes that name it, and the actions under them. */
function actingOn(plan: Covering, { id }: MeasureSeen): Acting {
  const outcomes = plan.outcomes.filter((outcome) => isLive(outcome) && outcome.measures.includes(id));
  const reached = new Set(outcomes.map((outcome) => outcome.id));
  const actions = plan.actions.filter(({ outcomeId }) => reached.has(outcomeId));
  return {
    outcomes: outcomes.map((outcome) => refOf(plan, outcome)),
    actions: actions.length,
    open: actions.filter(isOpen).length,
  };
}

function refOf({ priorities }: Pick<Plan, 'priorities'>, { priorityId, number }: Outcome): string {
  return `${priorities.find(({ id }) => id === priorityId)?.number ?? ''}.${number}`;
}

function gapsOfOutcome(plan: Covering, outcome: Outcome): Gap[] {
  const { id, words, measures } = outcome;
  const priority = plan.priorities.find((each) => each.id === outcome.priorityId);
  const ref = refOf(plan, outcome);
  const gap = (kind: GapKind): Gap => ({ kind, id, ref, words, detail: '', href: `/plan/outcomes/${id}` });
  return [
    ...(actionsOf(plan, outcome).length === 0 ? [gap('outcomeWithoutAction')] : []),
    ...((outcome.sponsor ?? priority?.sponsor ?? null) === null ? [gap('outcomeWithoutSponsor')] : []),
    ...(measures.length === 0 ? [gap('outcomeWithoutMeasure')] : []),
    ...(isTested(outcome) ? [] : [gap('outcomeWithoutTest')]),
  ];
}

function gapsOfAction({ id, ref, title, answers, isWider }: Action): Gap[] {
  if (isWider || answers.length > 0) return [];
  return [{ kind: 'actionWithoutAnswer', id, ref, words: title, detail: '', href: `/plan/actions/${id}` }];
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

/** `7 gaps, at 1 recommendation, 1 measure and 4 outcomes.` What has two gaps is one thing. */
export function gapsSentence(gaps: readonly Gap[]): string {
  if (gaps.length === 0) return 'No gap.';
  const places = (['recommendation', 'measure', 'outcome', 'action'] as const)
    .map((what) => ({ what, things: new Set(gaps.flatMap(({ kind, id }) => (kind.startsWith(what) ? id : []))).size }))
    .filter(({ things }) => things > 0)
    .map(({ what, things }) => `${things} ${what}${things === 1 ? '' : 's'}`);
  return `${gaps.length} ${gaps.length === 1 ? 'gap' : 'gaps'}, at ${new Intl.ListFormat('en-GB').format(places)}.`;
}
