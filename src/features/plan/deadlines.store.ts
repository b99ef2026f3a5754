import { loadLimits, withLocalLimits } from '#features/measures/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { dueOn, limitOn, TIMESCALES, type TimescaleId } from '#kernel/timescales.ts';
import { englandWorkingDays } from '#kernel/working-days.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';

/** The last day of a limit that counts from a day, by what the council settled for that day. */
export type Deadlines = (rule: TimescaleId, from: LocalDate) => LocalDate;

/** The council's limits for updates, tests and reviews; rules are given this and ask nothing else. */
export async function loadDeadlines(db: Tenant, authority: AuthorityId): Promise<Deadlines> {
  const timescales = withLocalLimits(TIMESCALES, await loadLimits(db, authority));
  return (rule, from) => dueOn(limitOn(timescales[rule], from).value, from, englandWorkingDays);
}
