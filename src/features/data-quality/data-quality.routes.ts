import type { Route } from '#platform/web/route.ts';
import { scoresRoutes } from './scores.routes.ts';

export function dataQualityRoutes(): Route[] {
  return [...scoresRoutes()];
}
