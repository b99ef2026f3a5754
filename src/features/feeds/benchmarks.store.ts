import { sql } from 'kysely';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { FeedRow } from './columns.ts';

/** What others publish: of sets that say the same, the one that was accepted last. */
export async function loadBenchmarks(db: Tenant, authority: AuthorityId): Promise<FeedRow[]> {
  const found = await sql<FeedRow>`
    select distinct on (figure.item_code, figure.year, figure.area_kind, coalesce(figure.area_code, figure.area_name))
      figure.measure, figure.item_code, figure.item_name, figure.unit, figure.year, figure.ends_on, figure.covers,
      figure.area_kind, figure.area_code, figure.area_name, figure.value, figure.mark, figure.source, figure.published_on
    from benchmark_set as set
    join benchmark_figure as figure on figure.authority_id = set.authority_id and figure.set_id = set.set_id
    where set.authority_id = ${authority} and set.state = 'accepted'
    order by figure.item_code, figure.year, figure.area_kind, coalesce(figure.area_code, figure.area_name),
      set.accepted_at desc, set.sequence desc, figure.row_number desc`.execute(db);
  return found.rows;
}
