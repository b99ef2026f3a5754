import type { Route } from '#platform/web/route.ts';
import type { PlanServices } from '../form.routes.ts';
import { deliveredRoutes } from './delivered.routes.ts';
import { overrideRoutes } from './override.routes.ts';
import { rulesRoutes } from './rules.routes.ts';
import { testRoutes } from './test.routes.ts';

/** Signing what is delivered, settling a status by hand, and testing impact; and the rules that anybody can read. */
export function axesRoutes(services: PlanServices): Route[] {
  return [...rulesRoutes(), ...deliveredRoutes(services), ...overrideRoutes(services), ...testRoutes(services)];
}
