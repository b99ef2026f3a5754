import type { Action, Outcome, Plan } from '../plan.ts';
import type { Standing, StandingContext } from './axes.ts';
import { confidenceOf } from './confidence.ts';
import { deliveryOf } from './delivery.ts';
import { impactOf } from './impact.ts';

export * from './axes.ts';

/** How an action stands: computed from its facts and the day, and nowhere stored. */
export function standingOf(action: Action, outcome: Outcome, context: StandingContext): Standing {
  const delivery = deliveryOf(action, outcome, context);
  const impact = impactOf(action, outcome, delivery, context);
  return { delivery, impact, confidence: confidenceOf(action, outcome, { delivery, impact }, context) };
}

/** How every action of a plan stands, by its id. */
export function standingsOf(plan: Pick<Plan, 'actions' | 'outcomes'>, context: StandingContext): Map<string, Standing> {
  const outcomes = new Map(plan.outcomes.map((outcome) => [outcome.id, outcome]));
  return new Map(
    plan.actions.map((action) => {
      const outcome = outcomes.get(action.outcomeId);
      if (!outcome) throw new Error('an action has no outcome');
      return [action.id, standingOf(action, outcome, context)];
    }),
  );
}
