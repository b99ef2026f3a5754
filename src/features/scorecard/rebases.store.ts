import type { MeasureId } from '#features/measures/index.ts';
import type { Month } from '#kernel/month.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { Rebase } from './rebase.ts';

export async function loadRebases(db: Tenant, authority: AuthorityId): Promise<Rebase[]> {
  const rows = await db
    .selectFrom('rebase')
    .innerJoin('person', (join) =>
      join.onRef('person.authority_id', '=', 'rebase.authority_id').onRef('person.person_id', '=', 'rebase.made_by'),
    )
    .select(['measure', 'month', 'reason', 'person.name'])
    .where('rebase.authority_id', '=', authority)
    .orderBy('measure')
    .orderBy('month')
    .execute();
  return rows.map((row) => ({
    measure: row.measure as MeasureId,
    month: row.month as Month,
    reason: row.reason,
    madeBy: row.name,
  }));
}

/** Records a rebase; false where the measure has one in that month already. */
export async function addRebase(
  db: Tenant,
  authority: AuthorityId,
  rebase: { measure: MeasureId; month: Month; reason: string; personId: string },
): Promise<boolean> {
  const added = await db
    .insertInto('rebase')
    .values({
      authority_id: authority,
      measure: rebase.measure,
      month: rebase.month,
      reason: rebase.reason,
      made_by: rebase.personId,
    })
    .onConflict((conflict) => conflict.columns(['authority_id', 'measure', 'month']).doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

export async function removeRebase(
  db: Tenant,
  authority: AuthorityId,
  measure: MeasureId,
  month: Month,
): Promise<boolean> {
  const removed = await db
    .deleteFrom('rebase')
    .where('authority_id', '=', authority)
    .where('measure', '=', measure)
    .where('month', '=', month)
    .executeTakeFirst();
  return removed.numDeletedRows === 1n;
}
