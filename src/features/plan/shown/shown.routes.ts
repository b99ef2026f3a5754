import type { Route } from '#platform/web/route.ts';

/** The plan as it is read. */
export function shownRoutes(): Route[] {
  return [];
}
