import type { Clock } from '#platform/clock.ts';
import type { Database } from '#platform/database/database.ts';
import { outboundTo } from '#platform/outbound.ts';
import type { Route } from '#platform/web/route.ts';
import { providerClient } from './client.ts';
import { groupRoutes } from './groups.routes.ts';
import { providerSettingsRoutes } from './settings.routes.ts';
import { ANSWER_PATH, providerSignInRoutes } from './sign-in.routes.ts';

export type ProviderOptions = {
  database: Database;
  clock: Clock;
  publicUrl: URL;
  /** The hosts that the operator lets Headway connect to. */
  outbound: readonly string[];
};

/** Everything about signing in with a council's own accounts. */
export function providerRoutes({ database, clock, publicUrl, outbound }: ProviderOptions): Route[] {
  const client = providerClient(outboundTo(outbound), () => clock.now().getTime());
  const redirectUri = new URL(ANSWER_PATH, publicUrl).href;
  return [
    ...providerSignInRoutes({ database, clock, publicUrl, client }),
    ...providerSettingsRoutes({ clock, redirectUri, client }),
    ...groupRoutes({ clock }),
  ];
}
