import type { Route } from '#platform/web/route.ts';
import type { PlanServices } from '../form.routes.ts';
import { linkRoutes } from './link.routes.ts';
import { myActionRoutes } from './my-actions.routes.ts';
import { overviewRoutes } from './overview.routes.ts';
import { updateRoutes } from './update.routes.ts';

/** What owners and partners say of their actions, and who hears that they do not. */
export function updatesRoutes(services: PlanServices): Route[] {
  return [...overviewRoutes(), ...myActionRoutes(services), ...updateRoutes(services), ...linkRoutes(services)];
}
