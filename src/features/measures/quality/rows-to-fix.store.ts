import { findExtract, rowFindings, rowsOf } from '#features/extracts/index.ts';
import { loadStructure, teamNamed, underTeamNames } from '#features/structure/index.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { type RowToFix, rowsToFix } from './rows-to-fix.ts';

/**
 * The rows of an extract to put right, under the names that teams have in the council; null where the extract is not
 * there or its rows were erased. For a worker only the rows about that worker's children.
 */
export async function loadRowsToFix(
  db: Tenant,
  authority: AuthorityId,
  id: string,
  worker: string | null = null,
): Promise<RowToFix[] | null> {
  const known = await findExtract(db, authority, id);
  if (known === null || known.rowsErasedAt !== null) return null;
  const rows = await rowsOf(db, authority, known, worker);
  underTeamNames(rows, teamNamed(await loadStructure(db, authority)));
  return rowsToFix({ rows }, await rowFindings(db, authority, known.id));
}
