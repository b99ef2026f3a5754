import type { Route } from '#platform/web/route.ts';
import type { PeopleServices } from './asking.routes.ts';
import { decidingRoutes } from './deciding.routes.ts';
import { invitationRoutes } from './invitation.routes.ts';
import { leavingRoutes } from './leaving.routes.ts';
import { listRoutes } from './people.routes.ts';
import { personRoutes } from './person.routes.ts';
import { roleRoutes } from './roles.routes.ts';
import { secondFactorRoutes } from './second-factor.routes.ts';

/** People of a council, their roles, and who joins and leaves. */
export function peopleRoutes(services: PeopleServices): Route[] {
  return [
    listRoutes,
    decidingRoutes,
    personRoutes,
    secondFactorRoutes,
    roleRoutes,
    invitationRoutes,
    leavingRoutes,
  ].flatMap((routes) => routes(services));
}
