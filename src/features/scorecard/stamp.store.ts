import { sql } from 'kysely';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';

/**
 * A text that is another one after anything was changed of which pages of figures are made. It is made of where each
 * row stands and which transaction wrote it: a row that is changed is written anew elsewhere, whoever changes it and
 * whatever they leave out. Values themselves are replaced only together with the version of their extract.
 */
export async function figuresStamp(db: Tenant, authority: AuthorityId): Promise<string> {
  const answer = await sql<{ stamp: string }>`
    with made_of as (      -- one row per row of which figures and their pages are made
      select tableoid, ctid, xmin from extract where authority_id = ${authority} and state = 'accepted'
      union all select tableoid, ctid, xmin from rebase where authority_id = ${authority}
      union all select tableoid, ctid, xmin from annotation where authority_id = ${authority}
      union all select tableoid, ctid, xmin from benchmark_set where authority_id = ${authority} and state = 'accepted'
      union all select tableoid, ctid, xmin from measure_setting where authority_id = ${authority}
      union all select tableoid, ctid, xmin from measure_local where authority_id = ${authority}
      union all select tableoid, ctid, xmin from supplied_measure where authority_id = ${authority}
      union all select tableoid, ctid, xmin from supplied_upload where authority_id = ${authority}
      union all select tableoid, ctid, xmin from person where authority_id = ${authority} and person_id = any(array(
        select owner_id from measure_local where authority_id = ${authority} and owner_id is not null
        union select uploaded_by from supplied_upload where authority_id = ${authority}))
      union all select tableoid, ctid, xmin from service where authority_id = ${authority}
      union all select tableoid, ctid, xmin from locality where authority_id = ${authority}
      union all select tableoid, ctid, xmin from team where authority_id = ${authority}
      union all select tableoid, ctid, xmin from team_place where authority_id = ${authority}
      union all select tableoid, ctid, xmin from team_name where authority_id = ${authority}
    )
    select coalesce(encode(sha256(string_agg(concat(tableoid, ctid, xmin), ';' order by tableoid, ctid)::bytea), 'hex'), '') as stamp
    from made_of`.execute(db);
  return answer.rows[0]?.stamp ?? '';
}
