import type { Route } from '#platform/web/route.ts';
import type { PlanServices } from '../form.routes.ts';
import { deliveredRoutes } from './delivered.routes.ts';

/** Signing what is delivered, settling a status by hand, and testing impact; and the rules that anybody can read. */
export function axesRoutes(services: PlanServices): Route[] {
  return [...deliveredRoutes(services)];
}
