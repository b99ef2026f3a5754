import { sql } from 'kysely';
import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { Written } from './burden.ts';

/** What each person sent since a day; imported updates were written elsewhere and are not among it. */
export async function updatesWritten(
  db: Tenant,
  authority: AuthorityId,
  since: LocalDate,
): Promise<ReadonlyMap<string, Written>> {
  const rows = await db
    .selectFrom('plan_update')
    .select(({ fn }) => [
      'by',
      fn.countAll<number>().as('updates'),
      fn.countAll<number>().filterWhere('is_unchanged', '=', true).as('unchanged'),
      fn.count<number>('seconds').as('timed'),
      sql<number | null>`percentile_cont(0.5) within group (order by seconds)`.as('median_seconds'),
    ])
    .where('authority_id', '=', authority)
    .where('on_day', '>', since)
    .where('through', '<>', 'import')
    .groupBy('by')
    .execute();
  return new Map(
    rows.map((row) => [
      row.by,
      {
        ...{ updates: row.updates, unchanged: row.unchanged, timed: row.timed },
        medianSeconds: row.median_seconds === null ? null : Math.round(row.median_seconds),
      },
    ]),
  );
}
