import { type RawBuilder, sql } from 'kysely';
import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { ExtractId } from './extract.ts';
import type { ListRecords } from './lists/index.ts';
import type { ListId } from './lists/list.ts';

/** A kept row that ended on a day of a period, as one extract has it. */
export type EndedRow<L extends ListId> = { record: ListRecords[L]; sheetRow: number };

/** The dates that end (or begin) a row of a list: the first of them that is filled in. */
export type EndedBy<L extends ListId> = readonly (keyof ListRecords[L] & string)[];

/** Kept rows of a list that ended from a day on and before another. */
export async function rowsEnded<L extends ListId>(
  db: Tenant,
  authority: AuthorityId,
  {
    id,
    list,
    endedBy,
    from,
    before,
  }: { id: ExtractId; list: L; endedBy: EndedBy<L>; from: LocalDate; before: LocalDate },
): Promise<EndedRow<L>[]> {
  const endedOn = firstOf(sql`record`, endedBy);
  const rows = await sql<{ row_number: number; record: string }>`
    select row_number, record from extract_row
    where authority_id = ${authority} and extract_id = ${id} and list = ${list} and kept
      and not ${isAllBlank(sql`record`, endedBy)} and ${endedOn} >= ${from} and ${endedOn} < ${before}
    order by row_number`.execute(db);
  return rows.rows.map(({ row_number, record }) => ({ record: JSON.parse(record), sheetRow: row_number }));
}

/**
 * Kept rows of a list that ended from a day on and that the next extract no longer has, because the list holds one row
 * for a child and the child's is of a later beginning now. Two plain questions: a join of two extracts that were just
 * loaded is planned as if they were empty.
 */
export async function rowsReplaced<L extends ListId>(
  db: Tenant,
  authority: AuthorityId,
  {
    id,
    next,
    list,
    begunBy,
    endedBy,
    from,
  }: { id: ExtractId; next: ExtractId; list: L; begunBy: EndedBy<L>; endedBy: EndedBy<L>; from: LocalDate },
): Promise<EndedRow<L>[]> {
  const endedOn = firstOf(sql`record`, endedBy);
  const ended = await sql<{ child_id: string; row_number: number; record: string; ended_on: LocalDate }>`
    select child_id, row_number, record, ${endedOn} as ended_on from extract_row
    where authority_id = ${authority} and extract_id = ${id} and list = ${list} and kept and child_id is not null
      and not ${isAllBlank(sql`record`, endedBy)} and ${endedOn} >= ${from}
    order by row_number`.execute(db);
  const children = [...new Set(ended.rows.map(({ child_id }) => child_id))];
  if (children.length === 0) return [];
  const held = await sql<{ child_id: string; begun_on: LocalDate | null }>`
    select child_id, min(${firstOf(sql`record`, begunBy)}) as begun_on from extract_row
    where authority_id = ${authority} and extract_id = ${next} and list = ${list} and kept and child_id = any(${children})
    group by child_id`.execute(db);
  const begunOn = new Map(held.rows.map(({ child_id, begun_on }) => [child_id, begun_on]));
  return ended.rows
    .filter(({ child_id, ended_on }) => (begunOn.get(child_id) ?? '') >= ended_on)
    .map(({ row_number, record }) => ({ record: JSON.parse(record), sheetRow: row_number }));
}

function firstOf(record: RawBuilder<unknown>, fields: readonly string[]): RawBuilder<unknown> {
  return sql`coalesce(${sql.join(fields.map((field) => sql`${record}::json ->> ${field}`))})`;
}

/** Who is named as the worker of each child's open case by an extract; a child whose rows name two comes twice. */
export async function workersNamed<L extends ListId>(
  db: Tenant,
  authority: AuthorityId,
  { id, list, endedBy }: { id: ExtractId; list: L; endedBy: keyof ListRecords[L] & string },
): Promise<[childId: string, worker: string][]> {
  const rows = await sql<{ child_id: string; worker: string | null }>`
    select row.child_id, row.record::json ->> 'worker' as worker
    from extract_row as row
    join extract on extract.authority_id = row.authority_id and extract.extract_id = row.extract_id
    where row.authority_id = ${authority} and row.extract_id = ${id} and row.list = ${list}
      and row.kept and row.child_id is not null and not ${isBlank(sql`row.record`, 'worker')}
      and (${isBlank(sql`row.record`, endedBy)} or coalesce(row.record::json ->> ${endedBy}, '9999-12-31') > extract.as_at::text)
    group by row.child_id, worker
    order by row.child_id, worker`.execute(db);
  return rows.rows.flatMap(({ child_id, worker }) => (worker === null ? [] : [[child_id, worker]]));
}

/** A record is kept as text, in which a blank field stands as null: looking for that reads no record in full. */
function isBlank(record: RawBuilder<unknown>, field: string): RawBuilder<boolean> {
  return sql<boolean>`(strpos(${record}, ${`"${field}":null`}) > 0)`;
}

function isAllBlank(record: RawBuilder<unknown>, fields: readonly string[]): RawBuilder<boolean> {
  return sql<boolean>`(${sql.join(
    fields.map((field) => isBlank(record, field)),
    sql` and `,
  )})`;
}
