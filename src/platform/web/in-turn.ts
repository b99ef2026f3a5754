import { takeTurn } from '../database/turn.ts';
import type { Route } from './route.ts';

/**
 * Routes whose posted forms are taken one after the other in a council: each reads what is there once the one before is
 * kept. Numbers are then given once, and what may follow what is asked of what is there.
 */
export function inTurn(what: string, routes: readonly Route[]): Route[] {
  return routes.map((route) => {
    if (route.method !== 'POST' || !('handle' in route)) return route;
    return {
      ...route,
      async handle(request) {
        await takeTurn(request.db, request.visitor.authority, what);
        return route.handle(request);
      },
    };
  });
}
