import { sql } from 'kysely';
import { isUuid } from '#kernel/uuid.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { By } from '../writing.store.ts';
import { FIELD_NAMES, type Field } from './fields.ts';
import type { ImportListed, PlanImport } from './imports.ts';
import type { Sheet } from './table.ts';

export async function addImport(
  db: Tenant,
  authority: AuthorityId,
  { fileName, sha256, sheet, mapping }: Pick<PlanImport, 'fileName' | 'sheet' | 'mapping'> & { sha256: string },
  by: Pick<By, 'personId' | 'at'>,
): Promise<string> {
  const { import_id } = await db
    .insertInto('plan_import')
    .values({
      ...{ authority_id: authority, file_name: fileName, sha256, uploaded_by: by.personId, uploaded_at: by.at },
      ...{ grid: JSON.stringify(sheet), mapping: JSON.stringify(mapping) },
    })
    .returning('import_id')
    .executeTakeFirstOrThrow();
  return import_id;
}

/** The tables that came in, newest first. */
export async function listImports(db: Tenant, authority: AuthorityId): Promise<ImportListed[]> {
  const rows = await imports(db, authority)
    .select(sql<number>`json_array_length(grid -> 'rows')`.as('rows'))
    .orderBy('uploaded_at', 'desc')
    .orderBy('import_id')
    .execute();
  return rows.map((row) => ({ ...listed(row), rows: row.rows }));
}

/** One table with everything in it; null where the council has none of that id. */
export async function findImport(db: Tenant, authority: AuthorityId, id: string): Promise<PlanImport | null> {
  if (!isUuid(id)) return null;
  const row = await imports(db, authority)
    .select(['mapping', 'import.version'])
    .select(sql<string>`grid::text`.as('grid_text'))
    .where('import_id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  return {
    ...listed(row),
    sheet: JSON.parse(row.grid_text) as PlanImport['sheet'], // as it was written by `addImport`
    mapping: (row.mapping as (string | null)[]).map((name) => FIELD_NAMES.find((field) => field === name) ?? null),
    version: row.version,
  };
}

function imports(db: Tenant, authority: AuthorityId) {
  return db
    .selectFrom('plan_import as import')
    .innerJoin('person', (join) =>
      join
        .onRef('person.authority_id', '=', 'import.authority_id')
        .onRef('person.person_id', '=', 'import.uploaded_by'),
    )
    .select(['import_id', 'file_name', 'state', 'uploaded_at', 'actions', 'name'])
    .where('import.authority_id', '=', authority);
}

type ListedRow = {
  import_id: string;
  file_name: string;
  state: string;
  uploaded_at: Date;
  actions: number | null;
  name: string;
};

function listed(row: ListedRow): Omit<ImportListed, 'rows'> {
  return {
    ...{ id: row.import_id, fileName: row.file_name, state: row.state as ImportListed['state'] },
    ...{ uploadedBy: row.name, uploadedAt: row.uploaded_at, actions: row.actions },
  };
}

type Versioned = Pick<PlanImport, 'id' | 'version'>;

/** Says anew what each column is; false where it was decided or changed meanwhile. */
export async function changeMapping(
  db: Tenant,
  authority: AuthorityId,
  { id, version }: Versioned,
  mapping: readonly (Field | null)[],
): Promise<boolean> {
  const changed = await db
    .updateTable('plan_import')
    .set({ mapping: JSON.stringify(mapping), version: version + 1 })
    .where('authority_id', '=', authority)
    .where('import_id', '=', id)
    .where('version', '=', version)
    .where('state', '=', 'preview')
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

const EMPTY: Sheet = { name: '', headingRow: 0, headings: [], rows: [] };

/** Decides on a table once; false where that was done, or it was changed meanwhile. */
export async function decideImport(
  db: Tenant,
  authority: AuthorityId,
  { id, version }: Versioned,
  decided: { state: 'accepted'; actions: number } | { state: 'rejected'; actions: null },
  by: Pick<By, 'personId' | 'at'>,
): Promise<boolean> {
  const changed = await db
    .updateTable('plan_import')
    .set({ ...decided, decided_by: by.personId, decided_at: by.at, version: version + 1 })
    // Of a file that was left out nothing is kept but that it was there: it may hold what it ought not to.
    .$if(decided.state === 'rejected', (query) => query.set({ grid: JSON.stringify(EMPTY) }))
    .where('authority_id', '=', authority)
    .where('import_id', '=', id)
    .where('version', '=', version)
    .where('state', '=', 'preview')
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

/** The plan into which a table would come; null where there is none. */
export async function openPlan(db: Tenant, authority: AuthorityId): Promise<string | null> {
  const found = await db
    .selectFrom('plan')
    .select('plan_id')
    .where('authority_id', '=', authority)
    .where('until_day', 'is', null)
    .executeTakeFirst();
  return found?.plan_id ?? null;
}
