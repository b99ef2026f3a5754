import type { Clock } from '#platform/clock.ts';
import type { Database, Tenant } from '#platform/database/database.ts';
import { outboundTo } from '#platform/outbound.ts';
import type { Route, Session } from '#platform/web/route.ts';
import type { WayIn } from '../accounts/way-in.ts';
import { parseAuthority } from '../installation.store.ts';
import { providerClient } from './client.ts';
import { groupRoutes } from './groups.routes.ts';
import { providerOfPerson } from './identities.store.ts';
import { providersOf } from './providers.store.ts';
import { providerSettingsRoutes } from './settings.routes.ts';
import { ANSWER_PATH, proofHref, providerSignInRoutes } from './sign-in.routes.ts';

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

/** A button for each account that people are offered: it leads on to `next`, and accepts an invitation that they follow. */
export async function providerWaysIn(
  database: Database,
  { next, invitation }: { next: string; invitation: string | null },
): Promise<WayIn[]> {
  const council = invitation === null ? null : parseAuthority(invitation.split('.')[0] ?? '');
  const offered = await providersOf(database, council);
  const isOne = new Set(offered.map(({ authority }) => authority)).size <= 1;
  return offered.map((each) => ({
    text: isOne ? each.text : `${each.text}, ${each.council}`,
    action: each.action,
    fields: { next, ...(invitation !== null && { invitation }) },
  }));
}

/** Where the person of a session proves again who they are, if an account that is offered knows them. */
export async function providerProofHref(db: Tenant, { visitor }: Session): Promise<string | null> {
  const known = await providerOfPerson(db, visitor.authority, visitor.personId);
  return known === null ? null : proofHref(null);
}
