import type { ExpressionBuilder } from 'kysely';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Month } from '#kernel/month.ts';
import { isUuid } from '#kernel/uuid.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { DB } from '#platform/database/schema.ts';
import { CSV_NAMED_OTHERWISE, type Extract, type ExtractId, type ExtractState } from './extract.ts';
import type { ListId } from './lists/list.ts';

/** Puts a new file down as being read. The same bytes are one extract: the second loader is told which it is. */
export async function startReading(
  db: Tenant,
  authority: AuthorityId,
  file: { name: string; bytes: number; sha256: string; loadedBy: string; at: Date },
): Promise<{ id: ExtractId; already: boolean }> {
  const added = await db
    .insertInto('extract')
    .values({
      authority_id: authority,
      file_name: file.name,
      file_bytes: file.bytes,
      sha256: file.sha256,
      state: 'reading',
      loaded_by: file.loadedBy,
      loaded_at: file.at,
    })
    .onConflict((conflict) =>
      conflict.columns(['authority_id', 'sha256']).where('state', 'not in', ['refused', 'withdrawn']).doNothing(),
    )
    .returning('extract_id')
    .executeTakeFirst();
  if (added) return { id: added.extract_id as ExtractId, already: false };
  const known = await db
    .selectFrom('extract')
    .select('extract_id')
    .where('authority_id', '=', authority)
    .where('sha256', '=', file.sha256)
    .where('state', 'not in', ['refused', 'withdrawn'])
    .executeTakeFirstOrThrow();
  return { id: known.extract_id as ExtractId, already: true };
}

/** Newest as-at date first; those not accepted yet come before them all. */
export async function listExtracts(db: Tenant, authority: AuthorityId): Promise<Extract[]> {
  const rows = await selectExtracts(db, authority)
    .orderBy('as_at', (order) => order.desc().nullsFirst())
    .orderBy('sequence', 'desc')
    .execute();
  return rows.map(extractOf);
}

export async function findExtract(db: Tenant, authority: AuthorityId, id: string): Promise<Extract | null> {
  if (!isUuid(id)) return null;
  const row = await selectExtracts(db, authority).where('extract.extract_id', '=', id).executeTakeFirst();
  return row ? extractOf(row) : null;
}

/** The extracts that figures come from, oldest first. */
export async function acceptedExtracts(
  db: Tenant,
  authority: AuthorityId,
): Promise<(Extract & { asAt: LocalDate; dataMonth: Month })[]> {
  const rows = await selectExtracts(db, authority)
    .where('state', '=', 'accepted')
    .orderBy('as_at')
    .orderBy('sequence')
    .execute();
  return rows.map(extractOf).map((extract) => {
    const { asAt, dataMonth } = extract;
    if (asAt === null || dataMonth === null) throw new Error('an accepted extract has its dates');
    return { ...extract, asAt, dataMonth };
  });
}

/** Moves an extract from one state to another, if it is still there; says whether it did. */
export async function moveExtract(
  db: Tenant,
  authority: AuthorityId,
  id: ExtractId,
  from: ExtractState,
  change: ExtractChange,
): Promise<boolean> {
  const moved = await db
    .updateTable('extract')
    .set((expression) => ({ ...columnsOf(change), version: expression('version', '+', 1) }))
    .where('authority_id', '=', authority)
    .where('extract_id', '=', id)
    .where('state', '=', from)
    .executeTakeFirst();
  return moved.numUpdatedRows === 1n;
}

export type ExtractChange =
  | { to: 'refused'; refusal: string; code: string | null }
  | { to: 'reading'; asAt?: LocalDate; answers?: object; fileName?: string }
  | { to: 'preview' }
  | { to: 'accepting'; asAt: LocalDate; dataMonth: Month; by: string; at: Date }
  | { to: 'withdrawn'; by: string; at: Date; reason: string };

function columnsOf(change: ExtractChange) {
  switch (change.to) {
    case 'reading':
      return {
        state: change.to,
        progress: 0,
        summary: null,
        ...(change.fileName && { file_name: change.fileName }),
        ...(change.asAt && { as_at: change.asAt }),
        ...(change.answers && { answers: JSON.stringify(change.answers) }),
      };
    case 'refused':
      return { state: change.to, refusal: change.refusal, refusal_code: change.code, progress: 0 };
    case 'preview':
      return { state: change.to, progress: 100 };
    case 'accepting':
      return {
        state: change.to,
        as_at: change.asAt,
        data_month: change.dataMonth,
        accepted_by: change.by,
        accepted_at: change.at,
        progress: 0,
      };
    case 'withdrawn':
      return { state: change.to, withdrawn_by: change.by, withdrawn_at: change.at, withdrawn_reason: change.reason };
  }
}

export async function setProgress(db: Tenant, authority: AuthorityId, id: ExtractId, progress: number): Promise<void> {
  await db
    .updateTable('extract')
    .set({ progress: Math.max(0, Math.min(99, Math.round(progress))) })
    .where('authority_id', '=', authority)
    .where('extract_id', '=', id)
    .execute();
}

/** Takes a file that was not accepted away, with everything that was read from it. */
export async function deleteExtract(db: Tenant, authority: AuthorityId, id: ExtractId): Promise<boolean> {
  const gone = await db
    .deleteFrom('extract')
    .where('authority_id', '=', authority)
    .where('extract_id', '=', id)
    .where('state', 'in', ['reading', 'preview', 'refused'])
    .executeTakeFirst();
  return gone.numDeletedRows === 1n;
}

/**
 * Whether anything still needs the kept bytes: a document, of which the same bytes may be; or an extract. A withdrawn
 * one keeps its file though the same bytes are loaded again, and one whose file was erased has none to keep.
 */
export async function isFileNeeded(db: Tenant, authority: AuthorityId, sha256: string): Promise<boolean> {
  const document = await db
    .selectFrom('document_version')
    .select('document_id')
    .where('authority_id', '=', authority)
    .where('sha256', '=', sha256)
    .limit(1)
    .executeTakeFirst();
  if (document !== undefined) return true;
  const row = await db
    .selectFrom('extract')
    .select('extract_id')
    .where('authority_id', '=', authority)
    .where('sha256', '=', sha256)
    .where('file_erased_at', 'is', null)
    .where((on) => on.or([on('state', '<>', 'refused'), on('refusal_code', '=', CSV_NAMED_OTHERWISE)]))
    .executeTakeFirst();
  return row !== undefined;
}

/** What was decided about this file; empty where nothing was. */
export async function answersOf<Answers>(db: Tenant, authority: AuthorityId, id: ExtractId): Promise<Answers> {
  const row = await db
    .selectFrom('extract')
    .select('answers')
    .where('authority_id', '=', authority)
    .where('extract_id', '=', id)
    .executeTakeFirstOrThrow();
  return row.answers as Answers;
}

/** What the reader understood of the file, as it wrote it down. */
export async function summaryOf<Summary>(db: Tenant, authority: AuthorityId, id: ExtractId): Promise<Summary | null> {
  const row = await db
    .selectFrom('extract')
    .select('summary')
    .where('authority_id', '=', authority)
    .where('extract_id', '=', id)
    .executeTakeFirst();
  return (row?.summary ?? null) as Summary | null;
}

function selectExtracts(db: Tenant, authority: AuthorityId) {
  const nameOf =
    (column: 'loaded_by' | 'accepted_by' | 'withdrawn_by') => (expression: ExpressionBuilder<DB, 'extract'>) =>
      expression
        .selectFrom('person')
        .select('person.name')
        .whereRef('person.authority_id', '=', 'extract.authority_id')
        .whereRef('person.person_id', '=', `extract.${column}`)
        .as(`${column}_name` as const);
  return db
    .selectFrom('extract')
    .select([
      'extract_id',
      'file_name',
      'file_bytes',
      'sha256',
      'state',
      'progress',
      'as_at',
      'data_month',
      'lists',
      'refusal',
      'refusal_code',
    ])
    .select(['loaded_at', 'accepted_at', 'withdrawn_at', 'withdrawn_reason', 'rows_erased_at', 'version'])
    .select([nameOf('loaded_by'), nameOf('accepted_by'), nameOf('withdrawn_by')])
    .where('extract.authority_id', '=', authority);
}

type ExtractRow = Awaited<ReturnType<ReturnType<typeof selectExtracts>['execute']>>[number];

function extractOf(row: ExtractRow): Extract {
  const withdrawn = row.withdrawn_at && {
    by: row.withdrawn_by_name ?? '',
    at: row.withdrawn_at,
    reason: row.withdrawn_reason ?? '',
  };
  return {
    id: row.extract_id as ExtractId,
    fileName: row.file_name,
    fileBytes: row.file_bytes,
    sha256: row.sha256,
    state: row.state as ExtractState,
    progress: row.progress,
    asAt: row.as_at as LocalDate | null,
    dataMonth: row.data_month as Month | null,
    lists: row.lists as ListId[],
    refusal: row.refusal,
    refusalCode: row.refusal_code,
    loadedBy: row.loaded_by_name ?? '',
    loadedAt: row.loaded_at,
    acceptedBy: row.accepted_by_name,
    acceptedAt: row.accepted_at,
    withdrawn,
    rowsErasedAt: row.rows_erased_at,
    version: row.version,
  };
}
