import type { Transaction } from 'kysely';
import { type AuthorityId, authorityId, type Database, type Tenant } from '#platform/database/database.ts';
import type { DB } from '#platform/database/schema.ts';
import { record } from '../record/index.ts';
import { addPerson } from './people.store.ts';
import type { Role } from './policy.ts';
import { hashOf, hoursAfter, newToken } from './tokens.store.ts';

const LINK_HOURS = 24;

/** Makes the link that sets up the first council and its administrator; earlier ones stop working. */
export async function createSetUpLink(database: Database, now: Date): Promise<string> {
  const token = newToken();
  await database.installation(async (db) => {
    await db.updateTable('setup_link').set({ used_at: now }).where('used_at', 'is', null).execute();
    await db
      .insertInto('setup_link')
      .values({ token_hash: hashOf(token), expires_at: hoursAfter(now, LINK_HOURS) })
      .execute();
  });
  return token;
}

/** Whether a set-up link is good still. */
export async function isSetUpLink(database: Database, token: string, now: Date): Promise<boolean> {
  const found = await database.installation((db) =>
    db
      .selectFrom('setup_link')
      .select('expires_at')
      .where('token_hash', '=', hashOf(token))
      .where('used_at', 'is', null)
      .where('expires_at', '>', now)
      .executeTakeFirst(),
  );
  return found !== undefined;
}

async function useSetUpLink(db: Transaction<DB>, token: string, now: Date): Promise<boolean> {
  const used = await db
    .updateTable('setup_link')
    .set({ used_at: now })
    .where('token_hash', '=', hashOf(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return used.numUpdatedRows === 1n;
}

export type FirstCouncil = {
  authority: AuthorityId;
  council: string;
  name: string;
  email: string | null;
  roles: Role[];
};

/** The first council and its administrator by a set-up link, all of it or nothing; null where the link is used up. */
export async function setUpCouncil(
  database: Database,
  token: string,
  { authority, council, name, email, roles }: FirstCouncil,
  from: string,
  now: Date,
): Promise<string | null> {
  return database.as(authority, async (db) => {
    if (!(await useSetUpLink(db, token, now))) return null;
    await db.insertInto('installation').values({ demonstration: false }).execute();
    await addCouncil(db, authority, council);
    const person = { name, post: 'Administrator', email, staffRef: null };
    const appointments = roles.map((role) => ({ role, part: {} }));
    const personId = await addPerson(db, authority, person, appointments);
    await record(db, { authority, personId, from }, 'council.created', authority);
    return personId;
  });
}

export async function addCouncil(db: Tenant, authority: AuthorityId, name: string): Promise<void> {
  await db.insertInto('authority').values({ authority_id: authority, name }).execute();
  await db.insertInto('council_code').values({ code: authority, name }).execute();
}

export type Council = { authority: AuthorityId; name: string };

/** Every council of the installation, by name: no more is known of them outside their own walls. */
export function councils(database: Database): Promise<Council[]> {
  return database.installation(councilsIn);
}

/** The same within a transaction that is open. */
export async function councilsIn(db: Transaction<DB>): Promise<Council[]> {
  const rows = await db.selectFrom('council_code').select(['code', 'name']).orderBy('name').orderBy('code').execute();
  return rows.map(({ code, name }) => ({ authority: authorityId(code), name }));
}

export type Installation = { demonstration: boolean };

export async function installation(database: Database): Promise<Installation | null> {
  const row = await database.installation((db) =>
    db.selectFrom('installation').select('demonstration').executeTakeFirst(),
  );
  return row ?? null;
}

export async function markInstalled(database: Database, demonstration: boolean): Promise<void> {
  await database.installation((db) => db.insertInto('installation').values({ demonstration }).execute());
}

/** Reads a council's id from what came from outside; null where it is none. */
export function parseAuthority(text: string): AuthorityId | null {
  return /^\d{3}$/.test(text) ? authorityId(text) : null;
}
