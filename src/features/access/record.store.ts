import type { AuthorityId, Tenant } from '#platform/database/database.ts';

/** Whoever does something, as the record names them. */
export type Actor = { authority: AuthorityId; personId: string | null };

/**
 * Writes one line of the record in the same transaction as what it records. Ids, counts and reasons only: who reads
 * the record learns what was done, not what a file held.
 */
export async function record(
  db: Tenant,
  actor: Actor,
  kind: string,
  subject: string,
  detail: Record<string, string | number | boolean | null> = {},
): Promise<void> {
  await db
    .insertInto('event')
    .values({ authority_id: actor.authority, person_id: actor.personId, kind, subject, detail: JSON.stringify(detail) })
    .execute();
}
