import { randomUUID } from 'node:crypto';
import type { AuthorityId, Database } from '#platform/database/database.ts';

/** An account to sign in with, and a group whose role waits for approval. */
export type ProviderParts = { provider: string; group: string };

type World = { sso: ProviderParts };
type ProviderCase = {
  url: (world: World) => string;
  form?: Record<string, string>;
  status: number;
  same?: true;
  fresh?: 'group';
};

const one = (rest: string, status: number, more: Partial<ProviderCase> = {}): ProviderCase => ({
  url: ({ sso }) => `/settings/sign-in/${sso.provider}${rest}`,
  status,
  ...more,
});

/** Its host is not listed, so that trying it ends at once; forms are sent empty or with an old version. */
export const PROVIDER_CASES: Record<string, ProviderCase> = {
  'GET /sign-in/again': { url: () => '/sign-in/again', status: 404, same: true },
  'GET /sign-in/proved': { url: () => '/sign-in/proved', status: 200, same: true },
  'GET /settings/sign-in': { url: () => '/settings/sign-in', status: 200, same: true },
  'GET /settings/sign-in/new': { url: () => '/settings/sign-in/new', status: 200, same: true },
  'POST /settings/sign-in': { url: () => '/settings/sign-in', status: 422, same: true },
  'GET /settings/sign-in/:id': one('', 200),
  'GET /settings/sign-in/:id/edit': one('/edit', 200),
  'POST /settings/sign-in/:id': one('', 422),
  'POST /settings/sign-in/:id/trial': one('/trial', 200),
  'POST /settings/sign-in/:id/offer': one('/offer', 422, { form: { version: '1' } }),
  'GET /settings/sign-in/:id/withdrawal': one('/withdrawal', 200),
  'POST /settings/sign-in/:id/withdrawal': one('/withdrawal', 409, { form: { version: '0' } }),
  'GET /settings/sign-in/:id/groups': one('/groups', 200),
  'POST /settings/sign-in/:id/groups': one('/groups', 422),
  'POST /settings/sign-in/:id/groups/:group/approval': {
    url: ({ sso }) => `/settings/sign-in/${sso.provider}/groups/${sso.group}/approval`,
    status: 303,
    fresh: 'group',
  },
  'POST /settings/sign-in/:id/groups/:group/removal': {
    url: ({ sso }) => `/settings/sign-in/${sso.provider}/groups/${sso.group}/removal`,
    status: 303,
    fresh: 'group',
  },
};

export async function addProviderTo(database: Database, council: AuthorityId): Promise<string> {
  return database.as(council, async (db) => {
    const { provider_id } = await db
      .insertInto('identity_provider')
      .values({
        ...{ authority_id: council, name: `Account of ${council}`, issuer: 'https://login.example/tenant' },
        ...{ client_id: 'headway', scopes: 'profile', groups_claim: 'groups' },
      })
      .returning('provider_id')
      .executeTakeFirstOrThrow();
    return provider_id;
  });
}

/** A group whose role somebody proposed and nobody has approved yet. */
export async function addWaitingGroup(
  database: Database,
  council: AuthorityId,
  { provider, proposedBy }: { provider: string; proposedBy: string },
): Promise<string> {
  return database.as(council, async (db) => {
    const { group_role_id } = await db
      .insertInto('group_role')
      .values({
        ...{ authority_id: council, provider_id: provider, group_name: randomUUID(), role: 'director' },
        ...{ state: 'proposed', proposed_by: proposedBy, proposed_at: new Date() },
      })
      .returning('group_role_id')
      .executeTakeFirstOrThrow();
    return group_role_id;
  });
}
