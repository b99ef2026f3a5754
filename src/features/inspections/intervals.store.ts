import { sql } from 'kysely';
import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { IntervalSettled, Series } from './intervals.ts';
import type { By } from './writing.store.ts';

/** What a council settled about when inspections come, in the order in which it did. */
export async function loadIntervals(db: Tenant, authority: AuthorityId): Promise<IntervalSettled[]> {
  const rows = await db
    .selectFrom('inspection_interval')
    .innerJoin('person', (join) =>
      join
        .onRef('person.authority_id', '=', 'inspection_interval.authority_id')
        .onRef('person.person_id', '=', 'inspection_interval.by'),
    )
    .select(['series', 'number', 'from_day', 'months', 'source', 'person.name'])
    .where('inspection_interval.authority_id', '=', authority)
    .orderBy('series')
    .orderBy('number')
    .execute();
  return rows.map((row) => ({
    ...{ series: row.series as Series, number: row.number, from: row.from_day as LocalDate },
    ...{ months: row.months, source: row.source, by: row.name },
  }));
}

export async function addInterval(
  db: Tenant,
  authority: AuthorityId,
  { series, from, months, source }: Omit<IntervalSettled, 'number' | 'by'>,
  by: By,
): Promise<void> {
  const { next } = await db
    .selectFrom('inspection_interval')
    .select(sql<number>`coalesce(max(number), 0) + 1`.as('next'))
    .where('authority_id', '=', authority)
    .where('series', '=', series)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('inspection_interval')
    .values({
      ...{ authority_id: authority, series, number: next, from_day: from, months, source },
      ...{ by: by.personId, at: by.at },
    })
    .execute();
}
