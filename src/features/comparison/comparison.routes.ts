import type { Route } from '#platform/web/route.ts';
import { groupsRoutes } from './groups.routes.ts';
import { matrixRoutes } from './matrix.routes.ts';

export function comparisonRoutes(): Route[] {
  return [...groupsRoutes(), ...matrixRoutes()];
}
