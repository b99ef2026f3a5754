import { findExtract, type ListId, rowsOf } from '#features/extracts/index.ts';
import { loadStructure, teamNamed, underTeamNames } from '#features/structure/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { contextOf } from './context.ts';
import { councilFacts } from './council/facts.store.ts';
import { loadLocalRules } from './council/limits.store.ts';
import type { MeasureContext } from './definition.ts';
import type { ExtractRows } from './rows.ts';

/**
 * Some lists of an extract as it stands, without what earlier extracts know; teams under the names that they have in
 * the council. Null where it is not there, has no dates yet, or its rows were erased. For a worker only the rows about
 * that worker's children.
 */
export async function loadLists(
  db: Tenant,
  authority: AuthorityId,
  id: string,
  lists: readonly ListId[],
  worker: string | null = null,
): Promise<{ asAt: LocalDate; rows: ExtractRows; context: MeasureContext } | null> {
  const known = await findExtract(db, authority, id);
  if (!known?.asAt || known.rowsErasedAt !== null) return null;
  const { asAt } = known;
  const held = known.lists.filter((list) => lists.includes(list));
  const rows = await rowsOf(db, authority, { id: known.id, lists: held }, worker);
  const structure = await loadStructure(db, authority);
  underTeamNames(rows, teamNamed(structure));
  const local = await loadLocalRules(db, authority);
  return { asAt, rows, context: contextOf(await councilFacts(db, authority), structure, local, asAt) };
}
