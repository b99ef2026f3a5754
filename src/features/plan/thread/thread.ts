import type { ImpactMark } from '#charts';
import type { Recommendation } from '#features/inspections/index.ts';
import { answering } from '../axes/coverage.ts';
import type { MeasureVerdict, Standing } from '../axes/standing.ts';
import { type Action, isPartOfPlan, type Outcome, type Plan } from '../plan.ts';

type Parts = Pick<Plan, 'priorities' | 'outcomes' | 'actions'>;

/** An action with all that it hangs on: where it belongs and how it stands. */
export type ActionStanding = { action: Action; outcome: Outcome; standing: Standing };

/** As an outcome is called: `2.1`, by its priority and its own number. */
export function outcomeRef({ priorities }: Pick<Plan, 'priorities'>, { priorityId, number }: Outcome): string {
  const priority = priorities.find(({ id }) => id === priorityId);
  return `${priority?.number ?? ''}.${number}`;
}

/** The actions that are part of the plan, with their outcomes and standings, in the order of the plan. */
export function actionsStanding(plan: Parts, standings: ReadonlyMap<string, Standing>): ActionStanding[] {
  const outcomes = new Map(plan.outcomes.map((outcome) => [outcome.id, outcome]));
  return plan.actions.filter(isPartOfPlan).flatMap((action) => {
    const outcome = outcomes.get(action.outcomeId);
    const standing = standings.get(action.id);
    return outcome && standing ? [{ action, outcome, standing }] : [];
  });
}

/** What of the plan a page of the thread is asked for; what is empty leaves nothing out. */
export type ThreadView = { priority: string; recommendation: string };

/** Reads a view from an address: a priority or recommendation that is not there is left out. */
export function threadViewFrom(
  query: Readonly<Record<string, string>>,
  { priorities }: Pick<Plan, 'priorities'>,
  recommendations: readonly Pick<Recommendation, 'id'>[],
): ThreadView {
  const known = (ids: readonly { id: string }[], asked: string | undefined) =>
    ids.find(({ id }) => id === asked)?.id ?? '';
  return {
    priority: known(priorities, query['priority']),
    recommendation: known(recommendations, query['recommendation']),
  };
}

/** The address of a view: what is not asked for is left out. */
export function threadAddress(path: string, view: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(Object.entries(view).filter(([, value]) => value !== ''));
  return query.size === 0 ? path : `${path}?${query}`;
}

export function isWholeThread(view: Readonly<Record<string, string>>): boolean {
  return Object.values(view).every((value) => value === '');
}

/** Those that a view asks for: of a priority, and of the actions that answer a recommendation. */
export function inView(
  plan: Parts,
  actions: readonly ActionStanding[],
  { priority, recommendation }: ThreadView,
): ActionStanding[] {
  const answers = new Set(recommendation === '' ? [] : answering(plan, recommendation).actions.map(({ id }) => id));
  return actions.filter(
    ({ action, outcome }) =>
      (priority === '' || outcome.priorityId === priority) && (recommendation === '' || answers.has(action.id)),
  );
}

/** The measures of an outcome that get worse. */
export function worseningOf(
  { measures }: Pick<Outcome, 'measures'>,
  verdicts: ReadonlyMap<string, MeasureVerdict>,
): string[] {
  return measures.filter((measure) => verdicts.get(measure) === 'gettingWorse');
}

/** What an outcome's measures say together: worse where one gets worse, else better where one improves. */
export function verdictOf(
  { measures }: Pick<Outcome, 'measures'>,
  verdicts: ReadonlyMap<string, MeasureVerdict>,
): MeasureVerdict {
  const found = new Set(measures.map((measure) => verdicts.get(measure)));
  return (['gettingWorse', 'improving', 'noChange'] as const).find((verdict) => found.has(verdict)) ?? 'undetermined';
}

/** The actions as marks of the picture of delivery against impact. */
export function marksOf(
  actions: readonly ActionStanding[],
  verdicts: ReadonlyMap<string, MeasureVerdict>,
): ImpactMark[] {
  return actions.flatMap(({ action, outcome, standing: { delivery, impact } }) =>
    delivery.status === 'ended'
      ? []
      : [
          {
            ref: action.ref,
            delivery: delivery.status,
            impact: impact.rating,
            measures: verdictOf(outcome, verdicts),
          },
        ],
  );
}
