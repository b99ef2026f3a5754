import { sql } from 'kysely';
import type { AuthorityId, Tenant } from './database.ts';

/**
 * Waits until nobody else of the council is at the same, and keeps others from it until the transaction ends. What is
 * read after it is what the one before left.
 */
export async function takeTurn(db: Tenant, authority: AuthorityId, what: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${what}), ${Number(authority)})`.execute(db);
}
