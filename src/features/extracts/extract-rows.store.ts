import { sql } from 'kysely';
import type { PoolClient } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { LocalDate } from '#kernel/local-date.ts';
import { copyText, type LineWriter, lineWriter } from '#platform/database/copying.ts';
import type { AuthorityId, Database, Tenant } from '#platform/database/database.ts';
import type { Extract, ExtractId, ExtractRow, ExtractRows } from './extract.ts';
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
export function rowWriter(
  client: PoolClient,
  authority: AuthorityId,
  id: ExtractId,
): LineWriter & { row(row: RowToKeep): void } {
  const writer = lineWriter(
    client,
    'copy extract_row (authority_id, extract_id, list, row_number, child_id, kept, errors, record) from stdin',
  );
  const prefix = `${authority}\t${id}\t`;
  return {
    ...writer,
    row: (row) =>
      writer.add(
        `${prefix}${row.list}\t${row.sheetRow}\t${row.childId === null ? '\\N' : copyText(row.childId)}\t${row.kept ? 't' : 'f'}\t${Math.min(row.errors, 999)}\t${copyText(JSON.stringify(row.record))}\n`,
      ),
  };
}

/** Every row of an extract, by list, in the file's order; a list that the file does not have is absent. */
export async function rowsOf(
  database: Database,
  authority: AuthorityId,
  extract: Pick<Extract, 'id' | 'lists'>,
): Promise<ExtractRows> {
  const rows: { [L in ListId]?: ExtractRow[] } = {};
  for (const list of extract.lists) rows[list] = [];
  await database.copying(authority, async (client) => {
    const stream = client.query(
      copyTo(
        `copy (select list, row_number, kept, errors, record from extract_row where authority_id = '${authority}' and extract_id = '${extract.id}' order by list, row_number) to stdout`,
      ),
    );
    for await (const line of linesOf(stream)) {
      const row = parseLine(line);
      rows[row.list]?.push(row);
    }
  });
  return rows as ExtractRows;
}

async function* linesOf(stream: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of stream) {
    let buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (let end = buffer.indexOf(10); end >= 0; end = buffer.indexOf(10)) {
      yield buffer.toString('utf8', 0, end);
      buffer = buffer.subarray(end + 1);
    }
    rest = buffer;
  }
}

function parseLine(line: string): ExtractRow & { list: ListId } {
  const [list = '', sheetRow, kept, errors] = line.split('\t', 4);
  const start = list.length + (sheetRow ?? '').length + (kept ?? '').length + (errors ?? '').length + 4;
  const text = line.slice(start);
  const record = JSON.parse(text.includes('\\') ? unescapeCopy(text) : text);
  return { list: list as ListId, sheetRow: Number(sheetRow), kept: kept === 't', errors: Number(errors), record };
}

function unescapeCopy(text: string): string {
  return text.replaceAll(/\\(.)/g, (_, character: string) => ({ t: '\t', n: '\n', r: '\r' })[character] ?? character);
}

/** Days on which each child was referred, ascending, as the given extracts have them. */
export async function referralDays(
  db: Tenant,
  authority: AuthorityId,
  extracts: readonly ExtractId[],
): Promise<Map<string, LocalDate[]>> {
  const days = new Map<string, LocalDate[]>();
  if (extracts.length === 0) return days;
  const rows = await sql<{ child_id: string; referred_on: LocalDate }>`
    select distinct child_id, record::json ->> 'referredOn' as referred_on
    from extract_row
    where authority_id = ${authority} and extract_id in (${sql.join(extracts)}) and list = 'referrals'
      and kept and child_id is not null and record::json ->> 'referredOn' is not null
    order by 1, 2`.execute(db);
  for (const row of rows.rows) {
    const known = days.get(row.child_id);
    if (known) known.push(row.referred_on);
    else days.set(row.child_id, [row.referred_on]);
  }
  return days;
}

export type ListChange = { list: ListId; rows: number; rowsBefore: number; childrenNew: number; childrenGone: number };

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
