import { sql } from 'kysely';
import type { PoolClient } from 'pg';
import type { LocalDate } from '#kernel/local-date.ts';
import { copyText, type LineWriter, lineWriter } from '#platform/database/copying.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { Extract, ExtractId, ExtractRow, ExtractRows } from './extract.ts';
import type { ListChange } from './findings.ts';
import type { ListId } from './lists/list.ts';

/** A row on its way into the database. */
export type RowToKeep = {
  list: ListId;
  sheetRow: number;
  childId: string | null;
  kept: boolean;
  errors: number;
  record: object;
};

/** Streams rows into `extract_row`, as part of the client's open transaction. */
export async function rowWriter(
  client: PoolClient,
  authority: AuthorityId,
  id: ExtractId,
): Promise<LineWriter & { row(row: RowToKeep): void }> {
  const columns = ['authority_id', 'extract_id', 'list', 'row_number', 'child_id', 'kept', 'errors', 'record'];
  const writer = await lineWriter(client, 'extract_row', columns);
  const prefix = `${authority}\t${id}\t`;
  return {
    ...writer,
    row({ list, sheetRow, childId, kept, errors, record }) {
      const child = childId === null ? '\\N' : copyText(childId);
      const json = copyText(JSON.stringify(record));
      writer.add(
        `${prefix}${list}\t${sheetRow}\t${child}\t${kept ? 't' : 'f'}\t${Math.min(errors, MOST_ERRORS)}\t${json}\n`,
      );
    },
  };
}

/** As many errors of one row as are counted; the column is a small integer. */
const MOST_ERRORS = 999;

/**
 * Every row of an extract's lists, or of those asked for, in the file's order; a list that is not asked for is absent. Of
 * a worker: every row about the children of whom any row names that worker, so that whose case a child is can still be told.
 */
export async function rowsOf(
  db: Tenant,
  authority: AuthorityId,
  extract: Pick<Extract, 'id' | 'lists'>,
  worker: string | null = null,
): Promise<ExtractRows> {
  const rows: { [L in ListId]?: ExtractRow[] } = {};
  for (const list of extract.lists) rows[list] = [];
  const found = await db
    .selectFrom('extract_row')
    .select(['list', 'row_number', 'kept', 'errors', 'record'])
    .where('authority_id', '=', authority)
    .where('extract_id', '=', extract.id)
    .where('list', 'in', [...extract.lists, NO_LIST])
    .$if(worker !== null, (query) => query.where(isOfWorker(authority, extract.id, worker ?? '')))
    .orderBy('list')
    .orderBy('row_number')
    .execute();
  for (const { list, row_number, kept, errors, record } of found)
    rows[list as ListId]?.push({ record: JSON.parse(record), sheetRow: row_number, kept, errors });
  return rows as ExtractRows;
}

/** Stands in a set of lists that may be empty, which SQL cannot write. */
const NO_LIST = '';

/** Records are kept as text, in which a worker stands as JSON writes it: looking for that reads no record in full. */
function isOfWorker(authority: AuthorityId, id: ExtractId, worker: string) {
  const written = `"worker":${JSON.stringify(worker)}`;
  return sql<boolean>`(strpos(record, ${written}) > 0 or child_id in (
    select child_id from extract_row
    where authority_id = ${authority} and extract_id = ${id} and child_id is not null and strpos(record, ${written}) > 0))`;
}

/** Days on which each child was referred, ascending, as an extract has them. */
export async function referralDays(
  db: Tenant,
  authority: AuthorityId,
  id: ExtractId,
): Promise<Map<string, LocalDate[]>> {
  const rows = await sql<{ child_id: string; referred_on: LocalDate }>`
    select distinct child_id, record::json ->> 'referredOn' as referred_on
    from extract_row
    where authority_id = ${authority} and extract_id = ${id} and list = 'referrals'
      and kept and child_id is not null and record::json ->> 'referredOn' is not null
    order by 1, 2`.execute(db);
  const days = new Map<string, LocalDate[]>();
  for (const row of rows.rows) {
    const known = days.get(row.child_id);
    if (known) known.push(row.referred_on);
    else days.set(row.child_id, [row.referred_on]);
  }
  return days;
}

/** Against the extract before it: rows per list, and children who appear or are gone. */
export async function compareExtracts(
  db: Tenant,
  authority: AuthorityId,
  id: ExtractId,
  before: ExtractId,
): Promise<ListChange[]> {
  const result = await sql<{
    list: ListId;
    rows: number;
    rows_before: number;
    children_new: number;
    children_gone: number;
  }>`
    with child as (        -- one row per list and child, in either extract or both
      select list, child_id,
             count(*) filter (where extract_id = ${id}) as now_rows,
             count(*) filter (where extract_id = ${before}) as before_rows
      from extract_row
      where authority_id = ${authority} and extract_id in (${id}, ${before})
      group by list, child_id
    )
    select list, sum(now_rows)::int as rows, sum(before_rows)::int as rows_before,
           count(*) filter (where child_id is not null and before_rows = 0)::int as children_new,
           count(*) filter (where child_id is not null and now_rows = 0)::int as children_gone
    from child group by list order by list`.execute(db);
  return result.rows.map((row) => ({
    list: row.list,
    rows: row.rows,
    rowsBefore: row.rows_before,
    childrenNew: row.children_new,
    childrenGone: row.children_gone,
  }));
}
