import { acceptedExtracts, type ExtractId, findExtract, referralDays, rowsOf } from '#features/extracts/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { TIMESCALES } from '#kernel/timescales.ts';
import { englandWorkingDays } from '#kernel/working-days.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { type CouncilFacts, councilFacts } from './council-facts.store.ts';
import type { MeasureContext } from './definition.ts';
import { windowStart } from './months-covered.ts';
import type { Extract, ReferralHistory } from './rows.ts';

/** An extract with everything that measuring it takes; null where it is not there or has no dates yet. */
export async function loadToMeasure(
  db: Tenant,
  authority: AuthorityId,
  id: string,
): Promise<{ extract: Extract; context: MeasureContext } | null> {
  const known = await findExtract(db, authority, id);
  if (!known?.asAt || !known.dataMonth) return null;
  const history = await historyFor(db, authority, known.id);
  const rows = await rowsOf(db, authority, known);
  const context = contextOf(await councilFacts(db, authority));
  return { extract: { asAt: known.asAt, dataMonth: known.dataMonth, rows, history }, context };
}

/** Referrals of the accepted extracts, and from when on they are complete. */
async function historyFor(db: Tenant, authority: AuthorityId, id: ExtractId): Promise<ReferralHistory> {
  const accepted = (await acceptedExtracts(db, authority)).filter((extract) => extract.id !== id);
  const since = earliest(accepted.map((extract) => windowStart(extract.asAt)));
  return {
    referrals: await referralDays(
      db,
      authority,
      accepted.map((extract) => extract.id),
    ),
    since,
  };
}

function earliest(days: readonly LocalDate[]): LocalDate | null {
  return days.reduce<LocalDate | null>((first, day) => (first === null || day < first ? day : first), null);
}

function contextOf({ population, teams }: CouncilFacts): MeasureContext {
  return {
    workingDays: englandWorkingDays,
    timescales: TIMESCALES,
    population,
    referralCountIncludesCurrent: false,
    localityOf: (team, on) =>
      teams.find(({ name, from, until }) => name === team && from <= on && (until === null || on < until))?.locality ??
      null,
  };
}
