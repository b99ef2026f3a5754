import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { forgetNotices } from '../notices/index.ts';
import type { ErasedExtract, Erasure, Taken, Taking } from './erasure.ts';
import { heldChildren } from './holds.store.ts';
import { SOMEBODY_WHO_LEFT } from './kept.store.ts';

/** Erases what the schedule takes: rows and issues of extracts but those of held children, names of leavers, notices. */
export async function eraseDue(db: Tenant, authority: AuthorityId, taking: Taking, at: Date): Promise<Taken> {
  const held = await heldChildren(db, authority);
  const ids = taking.extracts.map(({ id }) => id);
  let rows = 0;
  for (const id of ids) rows += await eraseRows(db, authority, id, held);
  await markErased(db, authority, ids, at);
  for (const personId of taking.leavers) await forgetLeaver(db, authority, personId);
  if (taking.noticesBefore !== null) await forgetNotices(db, authority, new Date(`${taking.noticesBefore}T00:00:00Z`));
  return { extracts: ids.length, rows, leavers: taking.leavers.length, children: 0 };
}

/** Erases one child from every extract; the files that name the child go, too, and the figures stay. */
export async function eraseChild(db: Tenant, authority: AuthorityId, childId: string, at: Date): Promise<Taken> {
  const extracts = await extractsOfChild(db, authority, childId);
  const gone = await db
    .deleteFrom('extract_row')
    .where('authority_id', '=', authority)
    .where('child_id', '=', childId)
    .executeTakeFirst();
  for (const { id } of extracts) await markFileErased(db, authority, id, at);
  return { extracts: extracts.length, rows: Number(gone.numDeletedRows), leavers: 0, children: 1 };
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
    .where((extract) =>
      extract.not(
        extract.exists(
          extract
            .selectFrom('extract as other')
            .select('other.extract_id')
            .where('other.authority_id', '=', authority)
            .whereRef('other.sha256', '=', 'extract.sha256')
            .where('other.file_erased_at', 'is', null)
            .where('other.state', '<>', 'refused'),
        ),
      ),
    )
    .execute();
  return rows.map(({ sha256 }) => sha256);
}

async function eraseRows(
  db: Tenant,
  authority: AuthorityId,
  extractId: string,
  held: readonly string[],
): Promise<number> {
  const gone = await db
    .deleteFrom('extract_row')
    .where('authority_id', '=', authority)
    .where('extract_id', '=', extractId)
    .$if(held.length > 0, (query) =>
      query.where((row) => row.or([row('child_id', 'is', null), row('child_id', 'not in', held)])),
    )
    .executeTakeFirst();
  await db
    .deleteFrom('extract_issue')
    .where('authority_id', '=', authority)
    .where('extract_id', '=', extractId)
    .execute();
  return Number(gone.numDeletedRows);
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

async function forgetLeaver(db: Tenant, authority: AuthorityId, personId: string): Promise<void> {
  await db
    .updateTable('person')
    .set({ name: SOMEBODY_WHO_LEFT, email: null, staff_ref: null })
    .where('authority_id', '=', authority)
    .where('person_id', '=', personId)
    .where('disabled_at', 'is not', null)
    .execute();
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
    if (!first?.as_at) return [];
    const asAt = first.as_at as ErasedExtract['asAt'];
    const counts = Object.fromEntries(found.map((row) => [row.list, row.rows]));
    return [{ id: first.extract_id, fileName: first.file_name, asAt, rows: counts }];
  });
}
