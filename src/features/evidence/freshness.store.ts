import { loadLimits, withLocalLimits } from '#features/measures/index.ts';
import { dueOn, limitOn, TIMESCALES } from '#kernel/timescales.ts';
import { englandWorkingDays } from '#kernel/working-days.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { Deadlines } from './freshness.ts';

/** Until when evidence counts as current, as the council settled it. */
export async function loadFreshness(db: Tenant, authority: AuthorityId): Promise<Deadlines> {
  const timescales = withLocalLimits(TIMESCALES, await loadLimits(db, authority));
  return (rule, from) => dueOn(limitOn(timescales[rule], from).value, from, englandWorkingDays);
}
