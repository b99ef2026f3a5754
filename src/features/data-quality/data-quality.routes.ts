import type { Route } from '#platform/web/route.ts';
import { columnsRoutes } from './columns.routes.ts';
import { fixRoutes } from './fix.routes.ts';
import { maturingRoutes } from './maturing.routes.ts';
import { scoresRoutes } from './scores.routes.ts';

export function dataQualityRoutes(): Route[] {
  return [...scoresRoutes(), ...columnsRoutes(), ...fixRoutes(), ...maturingRoutes()];
}
