import type { LocalDate } from '#kernel/local-date.ts';
import type { ExtractRows } from './rows.ts';

/** What other lists know of a child whose own row does not say it. */
export type Joined = {
  readonly team: string | null;
  readonly worker: string | null;
  readonly disability: string | null;
};

/**
 * What the lists say of each child, for lists that leave it out: contacts, early help and adoption have no team;
 * contacts, early help and referrals no disability. The first that has the child is believed, in the order children
 * in need, children in care, child protection, care leavers, assessments, referrals; of many rows, the latest.
 */
export function childrenJoined(rows: ExtractRows): (childId: string) => Joined | undefined {
  const children = new Map<string, Child>();
  join(children, 1, rows.childrenInNeed, ({ startedOn }) => startedOn);
  join(children, 2, rows.childrenInCare, ({ startedOn }) => startedOn);
  join(children, 3, rows.childProtection, ({ startedOn }) => startedOn);
  join(children, 4, rows.careLeavers, ({ lastContactOn }) => lastContactOn);
  join(children, 5, rows.assessments, ({ startedOn }) => startedOn);
  join(children, 6, rows.referrals, ({ referredOn }) => referredOn);
  return (childId) => {
    const child = children.get(childId);
    if (child) believe(child);
    return child;
  };
}

/** A child by the lists read so far, with the latest row of the list that is being read. */
type Child = {
  team: string | null;
  worker: string | null;
  disability: string | null;
  list: number;
  latest: Allocated;
  latestOn: LocalDate | null;
};

type Allocated = {
  childId: string | null;
  team: string | null;
  worker: string | null;
  disability?: string | null;
};

/** Lists are read one after another: what the one before said of a child is believed when the next one has the child too. */
function join<R extends Allocated>(
  children: Map<string, Child>,
  list: number,
  rows: readonly { record: R; kept: boolean }[] = [],
  dated: (record: R) => LocalDate | null,
): void {
  for (const { record, kept } of rows) {
    if (!kept || record.childId === null) continue;
    const on = dated(record);
    const child = children.get(record.childId);
    if (!child) {
      const { childId } = record;
      children.set(childId, { team: null, worker: null, disability: null, list, latest: record, latestOn: on });
      continue;
    }
    if (child.list === list && (child.latestOn ?? '') > (on ?? '')) continue;
    if (child.list !== list) believe(child);
    child.list = list;
    child.latest = record;
    child.latestOn = on;
  }
}

/** Takes from the child's latest row in a list what no list before said. */
function believe(child: Child): void {
  const { team, worker, disability = null } = child.latest;
  if (child.team === null) {
    child.team = team;
    child.worker = worker;
  }
  child.disability ??= disability;
}
