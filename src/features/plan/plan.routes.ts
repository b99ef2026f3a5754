import { inTurn } from '#platform/web/in-turn.ts';
import type { Route } from '#platform/web/route.ts';
import { axesRoutes } from './axes/axes.routes.ts';
import { changeRoutes } from './changes/changes.routes.ts';
import { editingRoutes } from './editing/editing.routes.ts';
import { calendarRoutes } from './exchange/calendar.routes.ts';
import { importRoutes } from './exchange/import.routes.ts';
import type { PlanServices } from './form.routes.ts';
import { shownRoutes } from './shown/shown.routes.ts';
import { threadRoutes } from './thread/thread.routes.ts';
import { askRoutes } from './updates/asks.routes.ts';
import { updatesRoutes } from './updates/updates.routes.ts';
import { versionRoutes } from './versions/versions.routes.ts';

/**
 * Everything about the improvement plan; fixed addresses stand before those that hold an id. What is written of it
 * hangs together, so that it is written by one person at a time; only updates of different actions do not wait.
 */
export function planRoutes(services: PlanServices): Route[] {
  return [
    ...inTurn('plan', [
      ...importRoutes(services),
      ...calendarRoutes(services),
      ...changeRoutes(services),
      ...versionRoutes(services),
      ...axesRoutes(services),
      ...shownRoutes(),
      ...threadRoutes(),
      ...askRoutes(services),
      ...editingRoutes(services),
    ]),
    ...updatesRoutes(services),
  ];
}
