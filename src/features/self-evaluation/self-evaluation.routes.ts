import { inTurn } from '#platform/web/in-turn.ts';
import type { Route } from '#platform/web/route.ts';
import type { EvaluationServices } from './answers.routes.ts';
import { areaRoutes } from './areas.routes.ts';
import { calibrationRoutes } from './calibration.routes.ts';
import { challengeRoutes } from './challenges.routes.ts';
import { statementRoutes } from './statements.routes.ts';
import { versionRoutes } from './versions.routes.ts';

export function selfEvaluationRoutes(services: EvaluationServices): Route[] {
  return inTurn('self-evaluation', [
    ...areaRoutes(services),
    ...challengeRoutes(services),
    ...statementRoutes(services),
    ...versionRoutes(services),
    ...calibrationRoutes(services),
  ]);
}
