import { acceptedExtracts, fieldsNotHeld } from '#features/extracts/index.ts';
import { loadLists } from '#features/measures/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { type Clock, clocksOf, kindsUnknown, type NoClocks } from './clocks.ts';
import { type ClockKind, LISTS_WITH_CLOCKS } from './kinds.ts';

/** The clocks of the newest extract, before anybody's reach. */
export type ClocksFound = {
  extract: string;
  asAt: LocalDate;
  clocks: readonly Clock[];
  /** Kinds of which the file says nothing. */
  unknown: readonly ClockKind[];
};

/** The clocks that run in the newest extract, from today; for a worker only those of that worker's children. */
export async function loadClocks(
  db: Tenant,
  authority: AuthorityId,
  { worker, today }: { worker: string | null; today: LocalDate },
): Promise<ClocksFound | NoClocks> {
  const newest = (await acceptedExtracts(db, authority)).at(-1);
  if (!newest) return 'noExtract';
  const loaded = await loadLists(db, authority, newest.id, LISTS_WITH_CLOCKS, worker);
  if (loaded === null) return 'erased';
  const context = { ...loaded.context, today, notHeld: await fieldsNotHeld(db, authority, newest.id) };
  const clocks = clocksOf(loaded, context);
  return { extract: newest.id, asAt: loaded.asAt, clocks, unknown: kindsUnknown(context) };
}
