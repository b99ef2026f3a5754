import { inTurn } from '#platform/web/in-turn.ts';
import type { Route } from '#platform/web/route.ts';
import type { RiskServices } from './answers.routes.ts';
import { endingRoutes } from './ending.routes.ts';
import { ratingRoutes } from './rating.routes.ts';
import { registerRoutes } from './register.routes.ts';
import { riskRoutes } from './risk.routes.ts';
import { scaleRoutes } from './scale.routes.ts';

export function riskRegisterRoutes(services: RiskServices): Route[] {
  return inTurn('risks', [
    ...registerRoutes(),
    ...scaleRoutes(services),
    ...riskRoutes(services),
    ...ratingRoutes(services),
    ...endingRoutes(services),
  ]);
}
