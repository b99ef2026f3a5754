import { forgetWords, isFileNeeded } from '#features/extracts/index.ts';
import { forgetNotices } from '#features/notices/index.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { ErasedExtract, Erasure, Taken, Taking } from './erasure.ts';
import { heldChildren } from './holds.store.ts';
import { SOMEBODY_WHO_LEFT } from './kept.store.ts';

type Counts = Record<string, number>;

/** Erases what the schedule takes: rows and issues of extracts but those of held children, names of leavers, notices. */
export async function eraseDue(db: Tenant, authority: AuthorityId, taking: Taking, at: Date): Promise<Taken> {
  const held = await heldChildren(db, authority);
  const ids = taking.extracts.map(({ id }) => id);
  const byList: Counts = {};
  for (const id of ids) {
    addTo(byList, await eraseRows(db, authority, id, held));
    await forgetWords(db, authority, id);
  }
  await markErased(db, authority, ids, at);
  await refuseUndecided(
    db,
    authority,
    ids,
    held,
    'Nobody accepted it in time, and it was erased. Load the file again.',
  );
  for (const personId of taking.leavers) await forgetLeaver(db, authority, personId);
  if (taking.noticesBefore !== null) await forgetNotices(db, authority, new Date(`${taking.noticesBefore}T00:00:00Z`));
  return takenOf(byList, { extracts: ids.length, leavers: taking.leavers.length });
}

/**
 * Erases one child from every extract that is not held; the files that name the child go, too, and the figures stay.
 * A file that nobody has decided about is refused: it has to be loaded again without the child.
 */
export async function eraseChild(
  db: Tenant,
  authority: AuthorityId,
  { childId, isHeld }: { childId: string; isHeld(extractId: string): boolean },
  at: Date,
): Promise<Taken> {
  const found = await extractsOfChild(db, authority, childId);
  const free = found.filter(({ id }) => !isHeld(id));
  const held = await heldChildren(db, authority);
  const byList: Counts = {};
  for (const { id, rows } of free) {
    await eraseRowsOfChild(db, authority, id, childId);
    await forgetWords(db, authority, id);
    await markFileErased(db, authority, id, at);
    await refuseUndecided(db, authority, [id], held, 'A child in it was erased. Load a file without that child.');
    addTo(byList, rows);
  }
  return takenOf(byList, { extracts: free.length, children: 1, leftAlone: found.length - free.length });
}

/** What was erased: nothing but what is named. */
export function takenOf(byList: Counts, taken: Partial<Taken> = {}): Taken {
  const rows = Object.values(byList).reduce((sum, count) => sum + count, 0);
  return { extracts: 0, leavers: 0, children: 0, leftAlone: 0, ...taken, rows, byList };
}

function addTo(sum: Counts, counts: Readonly<Counts>): void {
  for (const [list, count] of Object.entries(counts)) sum[list] = (sum[list] ?? 0) + count;
}

/** Hashes of the kept files that an erasure made needless: no extract that still keeps its file has the same bytes. */
export async function filesOf(db: Tenant, authority: AuthorityId, { found }: Erasure): Promise<string[]> {
  const ids = found.extracts.map(({ id }) => id);
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('extract')
    .select('sha256')
    .distinct()
    .where('authority_id', '=', authority)
    .where('extract_id', 'in', ids)
    .where('file_erased_at', 'is not', null)
    .orderBy('sha256')
    .execute();
  const needless: string[] = [];
  for (const { sha256 } of rows) if (!(await isFileNeeded(db, authority, sha256))) needless.push(sha256);
  return needless;
}

/** By list, how many rows went; those of held children stay. */
async function eraseRows(
  db: Tenant,
  authority: AuthorityId,
  extractId: string,
  held: readonly string[],
): Promise<Counts> {
  const gone = await db
    .deleteFrom('extract_row')
    .where('authority_id', '=', authority)
    .where('extract_id', '=', extractId)
    .$if(held.length > 0, (query) =>
      query.where((row) => row.or([row('child_id', 'is', null), row('child_id', 'not in', held)])),
    )
    .returning('list')
    .execute();
  await db
    .deleteFrom('extract_issue')
    .where('authority_id', '=', authority)
    .where('extract_id', '=', extractId)
    .execute();
  const counts: Counts = {};
  for (const { list } of gone) counts[list] = (counts[list] ?? 0) + 1;
  return counts;
}

async function eraseRowsOfChild(db: Tenant, authority: AuthorityId, extractId: string, childId: string): Promise<void> {
  const gone = await db
    .deleteFrom('extract_row')
    .where('authority_id', '=', authority)
    .where('extract_id', '=', extractId)
    .where('child_id', '=', childId)
    .returning(['list', 'row_number'])
    .execute();
  for (const { list, row_number } of gone)
    await db
      .deleteFrom('extract_issue')
      .where('authority_id', '=', authority)
      .where('extract_id', '=', extractId)
      .where('list', '=', list)
      .where('sheet_row', '=', row_number)
      .execute();
}

async function markErased(db: Tenant, authority: AuthorityId, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable('extract')
    .set((extract) => ({ rows_erased_at: at, file_erased_at: at, version: extract('version', '+', 1) }))
    .where('authority_id', '=', authority)
    .where('extract_id', 'in', ids)
    .execute();
}

async function markFileErased(db: Tenant, authority: AuthorityId, id: string, at: Date): Promise<void> {
  await db
    .updateTable('extract')
    .set({ file_erased_at: at })
    .where('authority_id', '=', authority)
    .where('extract_id', '=', id)
    .where('file_erased_at', 'is', null)
    .execute();
}

/** A file that nobody decided about cannot be accepted or read again once something of it is erased. */
async function refuseUndecided(
  db: Tenant,
  authority: AuthorityId,
  ids: readonly string[],
  held: readonly string[],
  refusal: string,
): Promise<void> {
  if (ids.length === 0) return;
  const refused = await db
    .updateTable('extract')
    .set((extract) => ({ state: 'refused', refusal, refusal_code: null, version: extract('version', '+', 1) }))
    .where('authority_id', '=', authority)
    .where('extract_id', 'in', ids)
    .where('state', 'in', ['preview', 'refused'])
    .returning('extract_id')
    .execute();
  for (const { extract_id } of refused) await eraseRows(db, authority, extract_id, held);
}

async function forgetLeaver(db: Tenant, authority: AuthorityId, personId: string): Promise<void> {
  const forgotten = await db
    .updateTable('person')
    .set({ name: SOMEBODY_WHO_LEFT, post: '', email: null, staff_ref: null })
    .where('authority_id', '=', authority)
    .where('person_id', '=', personId)
    .where('disabled_at', 'is not', null)
    .executeTakeFirst();
  if (forgotten.numUpdatedRows === 0n) return;
  for (const table of ['credential', 'totp', 'recovery_code', 'identity'] as const)
    await db.deleteFrom(table).where('authority_id', '=', authority).where('person_id', '=', personId).execute();
}

/** Where a child's rows are: each extract that holds any, with how many of which list. */
export async function extractsOfChild(db: Tenant, authority: AuthorityId, childId: string): Promise<ErasedExtract[]> {
  const rows = await db
    .selectFrom('extract_row')
    .innerJoin('extract', (join) =>
      join
        .onRef('extract.authority_id', '=', 'extract_row.authority_id')
        .onRef('extract.extract_id', '=', 'extract_row.extract_id'),
    )
    .select(({ fn }) => ['extract.extract_id', 'file_name', 'as_at', 'list', fn.countAll<number>().as('rows')])
    .where('extract_row.authority_id', '=', authority)
    .where('child_id', '=', childId)
    .groupBy(['extract.extract_id', 'file_name', 'as_at', 'list'])
    .orderBy('as_at')
    .orderBy('extract.extract_id')
    .orderBy('list')
    .execute();
  return [...Map.groupBy(rows, ({ extract_id }) => extract_id).values()].flatMap((found) => {
    const [first] = found;
    if (!first) return [];
    const rowsByList = Object.fromEntries(found.map((row) => [row.list, row.rows]));
    const asAt = first.as_at as ErasedExtract['asAt'];
    return [{ id: first.extract_id, fileName: first.file_name, asAt, rows: rowsByList }];
  });
}
