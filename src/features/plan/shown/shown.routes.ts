import type { Route } from '#platform/web/route.ts';
import { actionRoutes } from './action.routes.ts';
import { outcomeRoutes } from './outcome.routes.ts';
import { planPageRoutes } from './plan-page.routes.ts';

/** The plan as it is read. */
export function shownRoutes(): Route[] {
  return [...planPageRoutes(), ...outcomeRoutes(), ...actionRoutes()];
}
