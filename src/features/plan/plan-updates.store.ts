import type { Selectable } from 'kysely';
import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { PlanUpdate } from '#platform/database/schema.ts';
import type { PersonNamed, Update } from './plan.ts';

type Named = (id: string | null) => PersonNamed | null;

/** The newest update of each action that has one, and how many it has. */
export async function lastUpdates(
  db: Tenant,
  authority: AuthorityId,
  named: Named,
): Promise<ReadonlyMap<string, { update: Update; count: number }>> {
  // Updates of an action are numbered from 1 without a gap, so that the last one's number is their count.
  const rows = await db
    .selectFrom('plan_update')
    .selectAll()
    .distinctOn(['authority_id', 'action_id'])
    .where('authority_id', '=', authority)
    .orderBy('authority_id')
    .orderBy('action_id')
    .orderBy('number', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.action_id, { update: updateIn(row, named), count: row.number }]));
}

/** Everything that was said of an action, newest first. */
export async function updatesOf(db: Tenant, authority: AuthorityId, actionId: string, named: Named): Promise<Update[]> {
  const rows = await db
    .selectFrom('plan_update')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('action_id', '=', actionId)
    .orderBy('number', 'desc')
    .execute();
  return rows.map((row) => updateIn(row, named));
}

function updateIn(row: Selectable<PlanUpdate>, named: Named): Update {
  return {
    number: row.number,
    on: row.on_day as LocalDate,
    by: named(row.by)?.name ?? '',
    done: row.done,
    next: row.next,
    blocked: row.blocked,
    unblockedBy: row.unblocked_by,
    isUnchanged: row.is_unchanged,
    forecastOn: row.forecast_on as LocalDate | null,
    confidence: row.confidence as Update['confidence'],
    through: row.through as Update['through'],
    documentId: row.document_id,
  };
}
