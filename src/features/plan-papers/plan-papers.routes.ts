import type { PlanServices } from '#features/plan/index.ts';
import { inTurn } from '#platform/web/in-turn.ts';
import type { Route } from '#platform/web/route.ts';
import { dfePackRoutes } from './dfe-pack.routes.ts';
import { papersOfPlan } from './papers.routes.ts';
import { versionPaperRoutes } from './version-paper.routes.ts';
import { writtenRoutes } from './written.routes.ts';

/** Papers of the plan: those that are made of it and of its versions, packs, and reports that people write. */
export function planPaperRoutes(services: Pick<PlanServices, 'clock'>): Route[] {
  return [
    ...papersOfPlan(),
    ...dfePackRoutes(),
    ...versionPaperRoutes(),
    ...inTurn('papers of the plan', writtenRoutes(services)),
  ];
}
