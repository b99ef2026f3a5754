import type { Route } from '#platform/web/route.ts';
import type { PlanServices } from '../form.routes.ts';

/** Writing the plan: what people who manage it fill in. */
export function editingRoutes(_services: PlanServices): Route[] {
  return [];
}
