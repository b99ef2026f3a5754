import type { Route } from '#platform/web/route.ts';
import type { SettingsServices } from './answers.routes.ts';
import { measureSettingsRoutes } from './measure-settings.routes.ts';
import { timescaleRoutes } from './timescales.routes.ts';

export function settingsRoutes(services: SettingsServices): Route[] {
  return [...measureSettingsRoutes(services), ...timescaleRoutes(services)];
}
