import { randomUUID } from 'node:crypto';
import { isUuid } from '#kernel/uuid.ts';
import { type AuthorityId, type Database, secretIn, type Tenant } from '#platform/database/database.ts';
import { councils } from '../installation.store.ts';
import type { ProviderConnection } from './client.ts';
import type { IdentityProvider, ProviderForm } from './provider.ts';

const COLUMNS = [
  'provider_id',
  'name',
  'issuer',
  'client_id',
  'sealed_secret',
  'scopes',
  'groups_claim',
  'is_enabled',
  'version',
] as const;

type Row = {
  provider_id: string;
  name: string;
  issuer: string;
  client_id: string;
  sealed_secret: string | null;
  scopes: string;
  groups_claim: string;
  is_enabled: boolean;
  version: number;
};

/** An id as the database takes it; anything else is nobody’s. */

export async function loadProviders(db: Tenant, authority: AuthorityId): Promise<IdentityProvider[]> {
  const rows = await db
    .selectFrom('identity_provider')
    .select(COLUMNS)
    .where('authority_id', '=', authority)
    .orderBy('name')
    .orderBy('provider_id')
    .execute();
  return rows.map(providerOf);
}

export async function findProvider(db: Tenant, authority: AuthorityId, id: string): Promise<IdentityProvider | null> {
  const row = await findRow(db, authority, id);
  return row ? providerOf(row) : null;
}

/**
 * How to reach a provider, its secret opened. One that another installation sealed does not open: the provider then says
 * that it is missing, and somebody types it again.
 */
export async function connectionOf(db: Tenant, authority: AuthorityId, id: string): Promise<ProviderConnection | null> {
  const row = await findRow(db, authority, id);
  if (!row) return null;
  const { issuer, client_id: clientId, scopes, groups_claim: groupsClaim, sealed_secret: sealed } = row;
  const clientSecret = sealed === null ? null : secretIn(db).unseal(purposeOf(authority, id), sealed);
  return { issuer, clientId, clientSecret, scopes, groupsClaim };
}

/** The same of a provider that people are offered; null of any other. */
export async function offeredConnection(
  db: Tenant,
  authority: AuthorityId,
  id: string,
): Promise<ProviderConnection | null> {
  const row = await findRow(db, authority, id);
  return row?.is_enabled ? connectionOf(db, authority, id) : null;
}

async function findRow(db: Tenant, authority: AuthorityId, id: string): Promise<Row | undefined> {
  if (!isUuid(id)) return undefined;
  return db
    .selectFrom('identity_provider')
    .select(COLUMNS)
    .where('authority_id', '=', authority)
    .where('provider_id', '=', id)
    .executeTakeFirst();
}

/** Adds a provider that is not offered yet; null where the council has one with that issuer. */
export async function addProvider(db: Tenant, authority: AuthorityId, form: ProviderForm): Promise<string | null> {
  const id = randomUUID();
  const added = await db
    .insertInto('identity_provider')
    .values({ authority_id: authority, provider_id: id, issuer: form.issuer, ...columnsOf(db, authority, id, form) })
    .onConflict((conflict) => conflict.columns(['authority_id', 'issuer']).doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n ? id : null;
}

/** Changes everything but the issuer, which identities belong to; false where somebody changed it since. */
export async function changeProvider(
  db: Tenant,
  authority: AuthorityId,
  { providerId, version }: Pick<IdentityProvider, 'providerId' | 'version'>,
  form: ProviderForm,
): Promise<boolean> {
  return update(db, authority, providerId, version, columnsOf(db, authority, providerId, form));
}

/** Offers a provider on the sign-in page, or does so no longer; false where somebody changed it since. */
export async function offerProvider(
  db: Tenant,
  authority: AuthorityId,
  { providerId, version }: Pick<IdentityProvider, 'providerId' | 'version'>,
  isEnabled: boolean,
): Promise<boolean> {
  return update(db, authority, providerId, version, { is_enabled: isEnabled });
}

type Columns = Partial<Omit<Row, 'provider_id' | 'version'>>;

async function update(db: Tenant, authority: AuthorityId, id: string, version: number, set: Columns): Promise<boolean> {
  const changed = await db
    .updateTable('identity_provider')
    .set({ ...set, version: version + 1 })
    .where('authority_id', '=', authority)
    .where('provider_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

/** What is written of a form; a secret left blank is not written. */
function columnsOf(db: Tenant, authority: AuthorityId, id: string, form: ProviderForm) {
  const { name, clientId: client_id, clientSecret, scopes, groupsClaim: groups_claim } = form;
  const sealed =
    clientSecret === '' ? {} : { sealed_secret: secretIn(db).seal(purposeOf(authority, id), clientSecret) };
  return { name, client_id, scopes, groups_claim, ...sealed };
}

/** A secret opens for the provider for which it was typed, and for no other. */
function purposeOf(authority: AuthorityId, id: string): string {
  return `client secret of ${authority}/${id}`;
}

function providerOf(row: Row): IdentityProvider {
  return {
    providerId: row.provider_id,
    name: row.name,
    issuer: row.issuer,
    clientId: row.client_id,
    hasSecret: row.sealed_secret !== null,
    scopes: row.scopes,
    groupsClaim: row.groups_claim,
    isEnabled: row.is_enabled,
    version: row.version,
  };
}

/** A way to sign in, as it is offered: `text` on the button, `action` where its form goes. */
export type SignInButton = { authority: AuthorityId; council: string; text: string; action: string };

/** The providers that people are offered, of every council or of one. */
export async function providersOf(database: Database, only: AuthorityId | null = null): Promise<SignInButton[]> {
  const known = (await councils(database)).filter(({ authority }) => only === null || authority === only);
  const offered = await Promise.all(
    known.map(async ({ authority, name: council }) => {
      const providers = await database.as(authority, (db) => loadProviders(db, authority));
      return providers
        .filter(({ isEnabled }) => isEnabled)
        .map(({ providerId, name }) => ({
          ...{ authority, council, text: `Sign in with ${name}` },
          action: `/sign-in/with/${authority}/${providerId}`,
        }));
    }),
  );
  return offered.flat();
}
