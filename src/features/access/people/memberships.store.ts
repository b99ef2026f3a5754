import { sql } from 'kysely';
import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';

/** Somebody's seat on a body. */
export type Seat = { id: string; bodyId: string; body: string; seat: string; from: LocalDate; until: LocalDate | null };

export async function loadMembershipsOf(db: Tenant, authority: AuthorityId, personId: string): Promise<Seat[]> {
  const rows = await db
    .selectFrom('membership')
    .innerJoin('body', (join) =>
      join.onRef('body.authority_id', '=', 'membership.authority_id').onRef('body.body_id', '=', 'membership.body_id'),
    )
    .select(['membership_id', 'membership.body_id', 'body.name', 'seat', 'membership.from_day', 'membership.until_day'])
    .where('membership.authority_id', '=', authority)
    .where('membership.person_id', '=', personId)
    .orderBy('membership.from_day', 'desc')
    .orderBy('membership_id')
    .execute();
  return rows.map((row) => ({
    ...{ id: row.membership_id, bodyId: row.body_id, body: row.name, seat: row.seat },
    ...{ from: row.from_day as LocalDate, until: row.until_day as LocalDate | null },
  }));
}

/**
 * Ends every seat of somebody who leaves: from that day on it is theirs no longer. A seat that was to begin later, or
 * begins that day, is left with its one first day, because no seat has none.
 */
export async function endMembershipsOf(
  db: Tenant,
  authority: AuthorityId,
  personId: string,
  day: LocalDate,
): Promise<number> {
  const ended = await db
    .updateTable('membership')
    .set((is) => ({
      until_day: sql<string>`greatest(${day}::date, from_day + 1)`,
      version: is('version', '+', 1),
    }))
    .where('authority_id', '=', authority)
    .where('person_id', '=', personId)
    .where((is) => is.or([is('until_day', 'is', null), is('until_day', '>', day)]))
    .executeTakeFirst();
  return Number(ended.numUpdatedRows);
}
