import { acceptedExtracts } from '#features/extracts/index.ts';
import { loadLists, monthsCovered } from '#features/measures/index.ts';
import { figuresStamp, remembering } from '#features/scorecard/index.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { JourneysFound, NoJourneys } from './asked.ts';
import { journeysOf } from './journeys.ts';
import type { JourneyKind } from './kinds.ts';

/** A council has four kinds; journeys of a large one take about four megabytes together. */
const MOST_REMEMBERED = 24;
const remembered = remembering<JourneysFound | NoJourneys>(MOST_REMEMBERED);

/**
 * The journeys of a kind in the newest extract that holds its first list, before anybody's reach; remembered under the
 * stamp of the figures, without who they are about.
 */
export async function loadJourneys(
  db: Tenant,
  authority: AuthorityId,
  kind: JourneyKind,
): Promise<JourneysFound | NoJourneys> {
  const stamp = await figuresStamp(db, authority);
  return remembered([authority, stamp, kind.id], async () => {
    const newest = (await acceptedExtracts(db, authority)).findLast(({ lists }) => lists.includes(kind.list));
    if (!newest?.dataMonth) return 'noExtract';
    const loaded = await loadLists(db, authority, newest.id, [kind.list, ...kind.further]);
    if (loaded === null) return 'erased';
    const { asAt, rows, context } = loaded;
    return {
      asAt,
      months: monthsCovered(asAt, newest.dataMonth, 'flow'),
      missing: kind.further.filter((list) => !newest.lists.includes(list)),
      journeys: journeysOf(kind.id, { asAt, rows, workingDays: context.workingDays }),
    };
  });
}
