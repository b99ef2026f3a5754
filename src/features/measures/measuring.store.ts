import { findExtract, rowsOf } from '#features/extracts/index.ts';
import {
  appearancesOf,
  loadStructure,
  type NamesOfExtract,
  teamNamed,
  underTeamNames,
} from '#features/structure/index.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { CATALOGUE } from './catalogue/index.ts';
import { contextOf } from './context.ts';
import { councilFacts } from './council/facts.store.ts';
import { loadLocalRules } from './council/limits.store.ts';
import type { AnyMeasure, MeasureContext } from './definition.ts';
import { type HistoryKept, loadHistory } from './history.store.ts';
import { notHeldBy, ofChildrenIn } from './left-rows.ts';
import type { Extract } from './rows.ts';

/** For a worker only the rows about that worker's children; for some measures only the past that they look back to. */
type ToMeasure = { worker?: string | null; measures?: readonly AnyMeasure[]; kept?: HistoryKept };

/**
 * An extract with everything that measuring it takes, its rows under the names that teams have in the council; null
 * where it is not there, has no dates yet, or its rows were erased.
 */
export async function loadToMeasure(
  db: Tenant,
  authority: AuthorityId,
  id: string,
  { worker = null, measures = CATALOGUE, kept = new Map() }: ToMeasure = {},
): Promise<{ extract: Extract; context: MeasureContext; teamNames: NamesOfExtract } | null> {
  const known = await findExtract(db, authority, id);
  if (!known?.asAt || !known.dataMonth || known.rowsErasedAt !== null) return null;
  const own = { asAt: known.asAt, dataMonth: known.dataMonth };
  const rows = await rowsOf(db, authority, known, worker);
  const whole = await loadHistory(db, authority, { ...own, id: known.id, lists: known.lists }, { measures, kept });
  const left = notHeldBy(rows, whole);
  const history = worker === null ? left : ofChildrenIn(rows, left);
  const structure = await loadStructure(db, authority);
  const teamNames = appearancesOf(rows);
  underTeamNames(rows, teamNamed(structure));
  underTeamNames(history.left, teamNamed(structure));
  const local = await loadLocalRules(db, authority);
  const context = contextOf(await councilFacts(db, authority), structure, local, own.asAt);
  return { extract: { ...own, rows, history }, context, teamNames };
}
