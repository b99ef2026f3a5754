import type { ExpressionBuilder } from 'kysely';
import { type AuthorityId, authorityId, type Database, type Tenant } from '#platform/database/database.ts';
import type { DB } from '#platform/database/schema.ts';
import { hashOf, hoursAfter, newToken } from './tokens.store.ts';

/** What a link that works once is for, and for how many hours it works. */
export type LinkPurpose = 'sign-in' | 'invitation' | 'reset';
export const LINK_HOURS: Record<LinkPurpose, number> = { 'sign-in': 24, invitation: 7 * 24, reset: 1 };

export type LinkOf = { authority: AuthorityId; personId: string };

/** Makes a link for somebody and returns its token, which names the council; earlier ones for the same stop working. */
export async function createLink(
  db: Tenant,
  { authority, personId }: LinkOf,
  purpose: LinkPurpose,
  now: Date,
  token = newToken(),
): Promise<string> {
  await db
    .updateTable('one_time_link')
    .set({ used_at: now })
    .where('authority_id', '=', authority)
    .where('person_id', '=', personId)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .execute();
  await db
    .insertInto('one_time_link')
    .values({
      authority_id: authority,
      token_hash: hashOf(token),
      person_id: personId,
      purpose,
      expires_at: hoursAfter(now, LINK_HOURS[purpose]),
    })
    .execute();
  return `${authority}.${token}`;
}

export function createOneTimeLink(database: Database, link: LinkOf, now: Date): Promise<string> {
  return database.as(link.authority, (db) => createLink(db, link, 'sign-in', now));
}

/** Whose link it is while it is good; null where it was used, expired, is for something else, or was never made. */
export async function findLink(
  database: Database,
  given: string,
  purpose: LinkPurpose,
  now: Date,
): Promise<LinkOf | null> {
  const [code = '', token = ''] = given.split('.');
  if (!/^\d{3}$/.test(code) || token === '') return null;
  const authority = authorityId(code);
  const found = await database.as(authority, (db) =>
    db
      .selectFrom('one_time_link')
      .innerJoin('person', (join) =>
        join
          .onRef('person.authority_id', '=', 'one_time_link.authority_id')
          .onRef('person.person_id', '=', 'one_time_link.person_id'),
      )
      .select('one_time_link.person_id')
      .where('one_time_link.authority_id', '=', authority)
      .where('token_hash', '=', hashOf(token))
      .where('purpose', '=', purpose)
      .where('used_at', 'is', null)
      .where('expires_at', '>', now)
      .where('disabled_at', 'is', null)
      .$if(purpose === 'invitation', (query) => query.where((eb) => eb.not(hasCredential(eb))))
      .executeTakeFirst(),
  );
  return found ? { authority, personId: found.person_id } : null;
}

/** An invitation is for who never had a password or another account: with one, it would be a way into somebody's own. */
function hasCredential(eb: ExpressionBuilder<DB, 'person'>) {
  const own = (table: 'credential' | 'identity') =>
    eb.exists(
      eb
        .selectFrom(table)
        .select(`${table}.person_id`)
        .whereRef(`${table}.authority_id`, '=', 'person.authority_id')
        .whereRef(`${table}.person_id`, '=', 'person.person_id'),
    );
  return eb.or([own('credential'), own('identity')]);
}

/** Takes a link out of use; false where that was done before, also when two try at once. */
export async function useLink(db: Tenant, authority: AuthorityId, given: string, now: Date): Promise<boolean> {
  const used = await db
    .updateTable('one_time_link')
    .set({ used_at: now })
    .where('authority_id', '=', authority)
    .where('token_hash', '=', hashOf(given.split('.')[1] ?? ''))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return used.numUpdatedRows === 1n;
}
