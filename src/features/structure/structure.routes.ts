import { untouched } from '#features/forms/index.ts';
import { record } from '#features/record/index.ts';
import type { Route } from '#platform/web/route.ts';
import { bodyRoutes } from './bodies/bodies.routes.ts';
import { endingRoutes } from './ending.routes.ts';
import { namesRoutes } from './names.routes.ts';
import { openNameCount } from './names.store.ts';
import { PERMISSION, type StructureServices, shownAnswer, structureOf } from './parts.routes.ts';
import { structureCsv } from './structure.csv.ts';
import { structurePage } from './structure.page.ts';
import { UNIT_KINDS } from './structure.ts';
import { teamRoutes } from './team.routes.ts';
import { unitRoutes } from './unit.routes.ts';

/** How a council is organised, and the bodies that people sit on. */
export function structureRoutes(services: StructureServices): Route[] {
  return [
    {
      method: 'GET',
      path: '/structure',
      what: 'Services, localities and teams',
      permission: PERMISSION,
      async handle(request) {
        const { db, visitor, today } = request;
        const structure = await structureOf(request);
        const main = structurePage({
          ...{ council: visitor.council, structure, today },
          openNameCount: await openNameCount(db, visitor.authority),
        });
        return shownAnswer(request, { title: 'Services, localities and teams', back: null, main }, untouched(request));
      },
    },
    {
      method: 'GET',
      path: '/structure.csv',
      what: 'Teams and all their places as CSV',
      permission: PERMISSION,
      async handle(request) {
        const body = structureCsv(await structureOf(request));
        await record(request.db, request.visitor, 'structure.downloaded', request.visitor.authority);
        return { kind: 'file', name: 'structure.csv', contentType: 'text/csv; charset=utf-8', body };
      },
    },
    ...teamRoutes(services),
    ...UNIT_KINDS.flatMap((kind) => unitRoutes(services, kind)),
    ...(['team', ...UNIT_KINDS] as const).flatMap((kind) => endingRoutes(services, kind)),
    ...namesRoutes(services),
    ...bodyRoutes(),
  ];
}
