import type { Route } from '#platform/web/route.ts';
import type { SettingsServices } from './answers.routes.ts';
import { countRoutes } from './counts.routes.ts';
import { measureSettingsRoutes } from './measure-settings.routes.ts';
import { suppliedRoutes } from './supplied.routes.ts';
import { suppliedMeasureRoutes } from './supplied-measures.routes.ts';
import { timescaleRoutes } from './timescales.routes.ts';

export function settingsRoutes(services: SettingsServices): Route[] {
  return [
    ...measureSettingsRoutes(services),
    ...timescaleRoutes(services),
    ...countRoutes(services),
    ...suppliedMeasureRoutes(services),
    ...suppliedRoutes(services),
  ];
}
