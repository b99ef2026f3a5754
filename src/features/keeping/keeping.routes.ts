import type { Route } from '#platform/web/route.ts';
import type { KeepingServices } from './asking.routes.ts';
import { childRoutes } from './child.routes.ts';
import { erasureRoutes } from './erasures.routes.ts';
import { holdRoutes } from './holds.routes.ts';
import { keptRoutes } from './kept.routes.ts';

/** Everything about keeping and erasing. */
export function keepingRoutes(services: KeepingServices): Route[] {
  return [...keptRoutes(), ...holdRoutes(services), ...erasureRoutes(services), ...childRoutes(services)];
}
