import type { Route } from '#platform/web/route.ts';
import { planPageRoutes } from './plan-page.routes.ts';

/** The plan as it is read. */
export function shownRoutes(): Route[] {
  return [...planPageRoutes()];
}
