import { sql } from 'kysely';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { Teams } from './quality.store.ts';
import type { ListStanding } from './standing.ts';

/** How each list stands in the newest accepted extract that holds it, for the council or for some teams. */
export async function standingOfLists(
  db: Tenant,
  authority: AuthorityId,
  teams: Teams = null,
): Promise<ListStanding[]> {
  const isWithin = teams === null ? sql`true` : sql`team = any(${[...teams]}::text[])`;
  const found = await sql<ListStanding>`
    with newest as (       -- one row per list: the newest accepted extract that holds it
      select distinct on (list) list, extract_id, as_at, data_month
      from extract, unnest(lists) as list
      where authority_id = ${authority} and state = 'accepted'
      order by list, as_at desc, sequence desc
    ), row_sum as (        -- one row per list
      select list, sum(rows)::int as rows, sum(rows - found_in)::int as sound
      from newest join quality_rows using (extract_id, list)
      where authority_id = ${authority} and ${isWithin}
      group by list
    ), cell_sum as (       -- one row per list
      select list, sum(asked)::int as asked, sum(filled)::int as filled
      from newest join quality_column using (extract_id, list)
      where authority_id = ${authority} and ${isWithin}
      group by list
    )
    select list, as_at as "asAt", data_month as "dataMonth", rows, sound, asked, filled
    from newest left join row_sum using (list) left join cell_sum using (list)
    order by list`.execute(db);
  return found.rows;
}
