import { acceptedExtracts, type ExtractId, findExtract, referralDays, rowsOf } from '#features/extracts/index.ts';
import {
  appearancesOf,
  loadStructure,
  type NamesOfExtract,
  teamNamed,
  underTeamNames,
} from '#features/structure/index.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { contextOf } from './context.ts';
import { councilFacts } from './council/facts.store.ts';
import { loadLocalRules } from './council/limits.store.ts';
import type { MeasureContext } from './definition.ts';
import { historyOf, type ReferralDays, referralPeriods } from './referral-periods.ts';
import type { Extract, ReferralHistory } from './rows.ts';

/**
 * An extract with everything that measuring it takes, its rows under the names that teams have in the council; null
 * where it is not there, has no dates yet, or its rows were erased. For a worker only with the rows about that worker's children.
 */
export async function loadToMeasure(
  db: Tenant,
  authority: AuthorityId,
  id: string,
  worker: string | null = null,
): Promise<{ extract: Extract; context: MeasureContext; teamNames: NamesOfExtract } | null> {
  const known = await findExtract(db, authority, id);
  if (!known?.asAt || !known.dataMonth || known.rowsErasedAt !== null) return null;
  const own = { asAt: known.asAt, dataMonth: known.dataMonth };
  const history = await historyFor(db, authority, known.id, own);
  const rows = await rowsOf(db, authority, known, worker);
  const structure = await loadStructure(db, authority);
  const teamNames = appearancesOf(rows);
  underTeamNames(rows, teamNamed(structure));
  const local = await loadLocalRules(db, authority);
  const context = contextOf(await councilFacts(db, authority), structure, local, own.asAt);
  return { extract: { ...own, rows, history }, context, teamNames };
}

/** Referrals before the extract's own window, each day's from the accepted extract that is to be believed for it. */
async function historyFor(
  db: Tenant,
  authority: AuthorityId,
  id: ExtractId,
  own: Pick<Extract, 'asAt' | 'dataMonth'>,
): Promise<ReferralHistory> {
  const accepted = (await acceptedExtracts(db, authority)).filter(
    (extract) => extract.id !== id && extract.rowsErasedAt === null,
  );
  const periods = referralPeriods(own, accepted.toReversed()); // of two as at one day the later loaded comes first
  const days = new Map<ExtractId, ReferralDays>();
  for (const { extract } of periods) days.set(extract.id, await referralDays(db, authority, extract.id));
  return historyOf(periods, (extract) => days.get(extract.id) ?? new Map());
}
