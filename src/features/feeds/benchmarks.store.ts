import { sql } from 'kysely';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { FeedRow } from './columns.ts';

/** What others publish: of figures about the same, the one that was published last, as pages show it. */
export async function loadBenchmarks(db: Tenant, authority: AuthorityId): Promise<FeedRow[]> {
  const found = await sql<FeedRow>`
    with figure as (       -- one row per figure of a set in use, with what it is about
      select
        figure.*, set.sequence, coalesce(figure.measure, figure.item_code) as about,
        case figure.area_kind
          when 'region' then figure.area_name when 'council' then coalesce(figure.area_code, figure.area_name) else ''
        end as area_key
      from benchmark_set as set
      join benchmark_figure as figure on figure.authority_id = set.authority_id and figure.set_id = set.set_id
      where set.authority_id = ${authority} and set.state = 'accepted'
    )
    select distinct on (about, ends_on, covers, area_kind, area_key)
      measure, item_code, item_name, unit, year, ends_on, covers, area_kind, area_code, area_name, value, mark, source,
      published_on
    from figure
    order by about, ends_on, covers, area_kind, area_key, published_on desc nulls last, sequence desc, row_number desc`.execute(
    db,
  );
  return found.rows;
}
