import type { Route } from '#platform/web/route.ts';
import { coverageRoutes } from './coverage.routes.ts';
import { forwardRoutes } from './forward.routes.ts';
import { goldenRoutes } from './golden.routes.ts';
import { impactRoutes } from './impact.routes.ts';
import { ledgerRoutes } from './ledger.routes.ts';
import { measureActedRoutes } from './measure-acted.routes.ts';
import { recommendationsRoutes } from './recommendations.routes.ts';

/** The golden thread: from what inspectors found to what it did for children, and back. */
export function threadRoutes(): Route[] {
  return [
    ...impactRoutes(),
    ...recommendationsRoutes(),
    ...goldenRoutes(),
    ...measureActedRoutes(),
    ...coverageRoutes(),
    ...forwardRoutes(),
    ...ledgerRoutes(),
  ];
}
