import { LIST_IDS } from '#features/extracts/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { ChildRow } from './child-row.ts';

/** Every row about one child, by list, and within a list by the time of its extract. */
export async function childRows(db: Tenant, authority: AuthorityId, childId: string): Promise<ChildRow[]> {
  const rows = await db
    .selectFrom('extract_row')
    .innerJoin('extract', (join) =>
      join
        .onRef('extract.authority_id', '=', 'extract_row.authority_id')
        .onRef('extract.extract_id', '=', 'extract_row.extract_id'),
    )
    .select(['list', 'row_number', 'kept', 'record', 'file_name', 'as_at'])
    .where('extract_row.authority_id', '=', authority)
    .where('child_id', '=', childId)
    .orderBy('as_at')
    .orderBy('extract.extract_id')
    .orderBy('row_number')
    .execute();
  const found = rows.flatMap((row): ChildRow[] => {
    const list = LIST_IDS.find((id) => id === row.list);
    if (list === undefined) return [];
    const asAt = row.as_at as LocalDate | null;
    const record: Record<string, unknown> = JSON.parse(row.record);
    return [{ list, fileName: row.file_name, asAt, sheetRow: row.row_number, kept: row.kept, record }];
  });
  return found.toSorted((a, b) => LIST_IDS.indexOf(a.list) - LIST_IDS.indexOf(b.list));
}
