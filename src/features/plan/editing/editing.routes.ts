import type { Route } from '#platform/web/route.ts';
import type { PlanServices } from '../form.routes.ts';
import { actionFormRoutes } from './actions.routes.ts';
import { milestoneRoutes } from './milestones.routes.ts';
import { outcomeFormRoutes } from './outcomes.routes.ts';
import { partnerRoutes } from './partners.routes.ts';
import { planWordsRoutes } from './plan-words.routes.ts';
import { priorityRoutes } from './priorities.routes.ts';

/** Writing the plan: what people who manage it fill in. */
export function editingRoutes(services: PlanServices): Route[] {
  return [
    ...planWordsRoutes(),
    ...priorityRoutes(),
    ...outcomeFormRoutes(),
    ...actionFormRoutes(services),
    ...milestoneRoutes(),
    ...partnerRoutes(),
  ];
}
