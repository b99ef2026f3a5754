import { createHash, randomBytes } from 'node:crypto';
import { Tokens } from '@fastify/csrf';
import type { Transaction } from 'kysely';
import { type AuthorityId, authorityId, type Database, type Tenant } from '#platform/database/database.ts';
import type { DB } from '#platform/database/schema.ts';
import type { Visitor } from '#platform/web/route.ts';
import type { Person } from './person.ts';
import type { Role } from './policy.ts';
import { record } from './record.store.ts';

/** A session ends this long after its last use, and this long after sign-in whatever happens. */
const IDLE_HOURS = 8;
const ABSOLUTE_HOURS = 24;
const LINK_HOURS = 24;

const tokens = new Tokens({ userInfo: false });

export type Session = { visitor: Visitor; csrfSecret: string };

/** Only hashes of tokens are kept: who reads the database cannot sign in with it. */
const hashOf = (token: string) => createHash('sha256').update(token).digest();
const newToken = () => randomBytes(32).toString('base64url');

export async function people(db: Tenant): Promise<Person[]> {
  const rows = await db
    .selectFrom('person')
    .select(['person_id', 'name', 'post', 'role'])
    .where('disabled_at', 'is', null)
    .orderBy('name')
    .orderBy('person_id')
    .execute();
  return rows.map((row) => ({ personId: row.person_id, name: row.name, post: row.post, role: row.role }));
}

export async function findPerson(db: Tenant, personId: string): Promise<Person | null> {
  return (await people(db)).find((person) => person.personId === personId) ?? null;
}

export async function addPerson(
  db: Tenant,
  authority: AuthorityId,
  person: { name: string; post: string; role: Role },
): Promise<string> {
  const row = await db
    .insertInto('person')
    .values({ authority_id: authority, name: person.name, post: person.post, role: person.role })
    .returning('person_id')
    .executeTakeFirstOrThrow();
  return row.person_id;
}

/** Opens a session and returns the token that only the person's browser keeps. */
export async function openSession(db: Tenant, authority: AuthorityId, personId: string, now: Date): Promise<string> {
  const token = newToken();
  await db
    .insertInto('session')
    .values({
      authority_id: authority,
      token_hash: hashOf(token),
      person_id: personId,
      csrf_secret: tokens.secretSync(),
      created_at: now,
      seen_at: now,
      expires_at: hoursAfter(now, ABSOLUTE_HOURS),
    })
    .execute();
  return token;
}

/** The session of a token, if it is still good; its use is noted. */
export async function findSession(
  db: Tenant,
  authority: AuthorityId,
  token: string,
  now: Date,
): Promise<Session | null> {
  const row = await db
    .selectFrom('session')
    .innerJoin('person', (join) =>
      join
        .onRef('person.authority_id', '=', 'session.authority_id')
        .onRef('person.person_id', '=', 'session.person_id'),
    )
    .innerJoin('authority', 'authority.authority_id', 'session.authority_id')
    .select([
      'session.csrf_secret',
      'session.seen_at',
      'person.person_id',
      'person.name',
      'person.role',
      'authority.name as council',
    ])
    .where('session.authority_id', '=', authority)
    .where('token_hash', '=', hashOf(token))
    .where('expires_at', '>', now)
    .where('seen_at', '>', hoursAfter(now, -IDLE_HOURS))
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  if (!row) return null;
  if (now.getTime() - row.seen_at.getTime() > 60_000) await touch(db, authority, token, now);
  const visitor = { authority, council: row.council, personId: row.person_id, name: row.name, role: row.role };
  return { visitor, csrfSecret: row.csrf_secret };
}

async function touch(db: Tenant, authority: AuthorityId, token: string, now: Date): Promise<void> {
  await db
    .updateTable('session')
    .set({ seen_at: now })
    .where('authority_id', '=', authority)
    .where('token_hash', '=', hashOf(token))
    .execute();
}

export async function closeSession(db: Tenant, authority: AuthorityId, token: string): Promise<void> {
  await db
    .deleteFrom('session')
    .where('authority_id', '=', authority)
    .where('token_hash', '=', hashOf(token))
    .execute();
}

export const formToken = (secret: string) => tokens.create(secret);
export const isFormToken = (secret: string, token: string) => tokens.verify(secret, token);

/** Whom a one-time link signs in; null: it sets up the first council and its administrator. */
export type LinkFor = { authority: AuthorityId; personId: string } | null;

/** Makes a link that works once and for a day; earlier unused links stop working. */
export async function createOneTimeLink(database: Database, linkFor: LinkFor, now: Date): Promise<string> {
  const token = newToken();
  await database.installation(async (db) => {
    await db.updateTable('setup_link').set({ used_at: now }).where('used_at', 'is', null).execute();
    await db
      .insertInto('setup_link')
      .values({
        token_hash: hashOf(token),
        for_authority: linkFor?.authority ?? null,
        for_person: linkFor?.personId ?? null,
        expires_at: hoursAfter(now, LINK_HOURS),
      })
      .execute();
  });
  return token;
}

/** What a link is for while it is good; undefined where it was used, expired or never made. */
export async function findOneTimeLink(database: Database, token: string, now: Date): Promise<LinkFor | undefined> {
  const found = await database.installation((db) =>
    db
      .selectFrom('setup_link')
      .select(['for_authority', 'for_person'])
      .where('token_hash', '=', hashOf(token))
      .where('used_at', 'is', null)
      .where('expires_at', '>', now)
      .executeTakeFirst(),
  );
  if (!found) return undefined;
  if (found.for_authority === null || found.for_person === null) return null;
  return { authority: authorityId(found.for_authority), personId: found.for_person };
}

/** Takes the link out of use; false where that was done before, also when two try at once. */
export async function useOneTimeLink(database: Database, token: string, now: Date): Promise<boolean> {
  return database.installation((db) => useLink(db, token, now));
}

async function useLink(db: Transaction<DB>, token: string, now: Date): Promise<boolean> {
  const used = await db
    .updateTable('setup_link')
    .set({ used_at: now })
    .where('token_hash', '=', hashOf(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return used.numUpdatedRows === 1n;
}

/** The first council and its administrator by a set-up link, all of it or nothing; null where the link is used up. */
export async function setUpCouncil(
  database: Database,
  token: string,
  { authority, council, name }: { authority: AuthorityId; council: string; name: string },
  now: Date,
): Promise<string | null> {
  return database.as(authority, async (db) => {
    if (!(await useLink(db, token, now))) return null;
    await db.insertInto('installation').values({ demonstration: false }).execute();
    await addCouncil(db, authority, council);
    const personId = await addPerson(db, authority, { name, post: 'Administrator', role: 'administrator' });
    await record(db, { authority, personId }, 'council.created', authority);
    return personId;
  });
}

export async function addCouncil(db: Tenant, authority: AuthorityId, name: string): Promise<void> {
  await db.insertInto('authority').values({ authority_id: authority, name }).execute();
  await db.insertInto('council_code').values({ code: authority }).execute();
}

/** Every council of the installation. */
export async function councils(database: Database): Promise<AuthorityId[]> {
  const rows = await database.installation((db) =>
    db.selectFrom('council_code').select('code').orderBy('code').execute(),
  );
  return rows.map((row) => authorityId(row.code));
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

function hoursAfter(now: Date, hours: number): Date {
  return new Date(now.getTime() + hours * 3_600_000);
}
