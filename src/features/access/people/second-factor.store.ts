import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { RemovalWaiting } from './removal.ts';

export async function waitingRemoval(
  db: Tenant,
  authority: AuthorityId,
  personId: string,
): Promise<RemovalWaiting | null> {
  const row = await db
    .selectFrom('second_factor_removal as removal')
    .innerJoin('person as proposer', (join) =>
      join
        .onRef('proposer.authority_id', '=', 'removal.authority_id')
        .onRef('proposer.person_id', '=', 'removal.proposed_by'),
    )
    .select(['removal.removal_id', 'removal.proposed_by', 'proposer.name', 'removal.proposed_at'])
    .where('removal.authority_id', '=', authority)
    .where('removal.person_id', '=', personId)
    .where('removal.state', '=', 'proposed')
    .executeTakeFirst();
  if (!row) return null;
  return { id: row.removal_id, proposedById: row.proposed_by, proposedBy: row.name, proposedAt: row.proposed_at };
}

/** Keeps that it was proposed, or that it was done alone because nobody else could approve it; false: one waits already. */
export async function addRemoval(
  db: Tenant,
  authority: AuthorityId,
  { personId, by, at, isAlone }: { personId: string; by: string; at: Date; isAlone: boolean },
): Promise<boolean> {
  const added = await db
    .insertInto('second_factor_removal')
    .values({
      ...{ authority_id: authority, person_id: personId, proposed_by: by, proposed_at: at, is_alone: isAlone },
      state: isAlone ? 'approved' : 'proposed',
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

/** Decides on what waits still; false where somebody else did meanwhile. */
export async function decideRemoval(
  db: Tenant,
  authority: AuthorityId,
  id: string,
  { state, by, at }: { state: 'approved' | 'declined'; by: string; at: Date },
): Promise<boolean> {
  const decided = await db
    .updateTable('second_factor_removal')
    .set({ state, decided_by: by, decided_at: at })
    .where('authority_id', '=', authority)
    .where('removal_id', '=', id)
    .where('state', '=', 'proposed')
    .executeTakeFirst();
  return decided.numUpdatedRows === 1n;
}
