import {
  acceptedExtracts,
  type EndedBy,
  type EndedRow,
  type ExtractId,
  type ListId,
  referralDays,
  rowsEnded,
  rowsReplaced,
  workersNamed,
} from '#features/extracts/index.ts';
import { addMonths, type LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { AnyMeasure } from './definition.ts';
import { earlierPeriods, newestFirst, unbrokenRun } from './earlier-periods.ts';
import {
  type Dated,
  farthestWanted,
  knownSince,
  type LeavingList,
  type LooksBack,
  listsLookedAt,
  reachOf,
} from './looks-back.ts';
import { historyOf, type ReferralDays, referralPeriods } from './referral-periods.ts';
import type { AllocatedList, History } from './rows.ts';

/** What ends a row of each list that rows leave; of adoption whichever came. */
const ENDED_BY: { readonly [L in LeavingList]: EndedBy<L> } = {
  assessments: ['authorisedOn'],
  childrenInNeed: ['closedOn'],
  childProtection: ['endedOn'],
  childrenInCare: ['endedOn'],
  adoption: ['adoptedOn', 'decisionReversedOn'],
};

/** What begins a row of the lists that hold one row for a child, who may come back; none of the others. */
const BEGUN_BY: { readonly [L in LeavingList]: EndedBy<L> } = {
  assessments: [],
  childrenInNeed: ['startedOn'],
  childProtection: ['startedOn'],
  childrenInCare: ['startedOn'],
  adoption: [],
};

type Earlier = Dated & { id: ExtractId };
type Left<L extends LeavingList> = EndedRow<L> & { asAt: LocalDate };

/** For which measures the past is wanted, and what was read of extracts before, for whoever measures several. */
export type HistoryWanted = { measures: readonly AnyMeasure[]; kept: HistoryKept };

/** What one extract tells of the past, by the extract and the question, so that it is asked once. */
export type HistoryKept = Map<string, Promise<unknown>>;

/** What the accepted extracts before one know that it no longer holds, as far back as the measures look. */
export async function loadHistory(
  db: Tenant,
  authority: AuthorityId,
  own: Earlier,
  { measures, kept }: HistoryWanted,
): Promise<History> {
  const accepted = (await acceptedExtracts(db, authority)).filter(
    ({ id, rowsErasedAt }) => id !== own.id && rowsErasedAt === null,
  );
  const earlier = accepted.toReversed(); // of two as at one day the later loaded comes first
  const reading: Reading = { db, authority, own, earlier, measures, kept };
  const left = async <L extends LeavingList>(list: L) => leftList(reading, list);
  return {
    referrals: await referralHistory(reading),
    left: {
      assessments: await left('assessments'),
      childrenInNeed: await left('childrenInNeed'),
      childProtection: await left('childProtection'),
      childrenInCare: await left('childrenInCare'),
      adoption: await left('adoption'),
    },
    workers: await workersBefore(reading),
    since: (looksBack) => knownSince(looksBack, own, earlier),
  };
}

type Reading = HistoryWanted & {
  db: Tenant;
  authority: AuthorityId;
  own: Earlier;
  earlier: readonly Earlier[];
};

/** Asks an extract once: what it says does not change while several are measured. */
function once<T>(kept: HistoryKept, question: readonly unknown[], ask: () => Promise<T>): Promise<T> {
  const key = JSON.stringify(question);
  const known = kept.get(key) ?? ask();
  kept.set(key, known);
  return known as Promise<T>;
}

async function referralHistory({
  db,
  authority,
  own,
  earlier,
  measures,
  kept,
}: Reading): Promise<History['referrals']> {
  const isWanted = measures.some(({ looksBack }) => looksBack && listsLookedAt(looksBack).includes('referrals'));
  const periods = isWanted ? referralPeriods(own, having(earlier, 'referrals')) : [];
  const days = new Map<ExtractId, ReferralDays>();
  for (const { extract } of periods)
    days.set(extract.id, await once(kept, ['referred', extract.id], () => referralDays(db, authority, extract.id)));
  return historyOf(periods, (extract) => days.get(extract.id) ?? new Map());
}

async function leftList<L extends LeavingList>(reading: Reading, list: L): Promise<Left<L>[]> {
  const { db, authority, own, measures, kept } = reading;
  const wanted = farthest(own, list, measures);
  if (wanted === null) return [];
  const earlier = having(reading.earlier, list);
  const rows = await comeBack(reading, { earlier, list, wanted });
  for (const { extract, from, before } of earlierPeriods(own, earlier, { reachMonths: reachOf(list), wanted })) {
    const asked = { id: extract.id, list, endedBy: ENDED_BY[list], from, before };
    const ended = await once(kept, ['ended', asked], () => rowsEnded(db, authority, asked));
    for (const { record, sheetRow } of ended) rows.push({ record, sheetRow, asAt: extract.asAt });
  }
  return rows;
}

/**
 * Rows that ended and that no later extract shows, because the child came back: of each extract those that the next one
 * has replaced, as far as the next one reaches back. Those that ended before are told by the extract's own period.
 */
async function comeBack<L extends LeavingList>(
  { db, authority, own, kept }: Reading,
  { earlier, list, wanted }: { earlier: readonly Earlier[]; list: L; wanted: LocalDate },
): Promise<Left<L>[]> {
  const begunBy = BEGUN_BY[list];
  const endedBy = ENDED_BY[list];
  if (begunBy.length === 0 || !own.lists.includes(list)) return [];
  const rows: Left<L>[] = [];
  let next = own;
  for (const extract of newestFirst(own, earlier)) {
    if (extract.asAt < wanted) break;
    const from = addMonths(next.asAt, -reachOf(list));
    const asked = { id: extract.id, next: next.id, list, begunBy, endedBy, from };
    for (const row of await once(kept, ['replaced', asked], () => rowsReplaced(db, authority, asked)))
      if (endOf(row.record, endedBy) >= wanted) rows.push({ ...row, asAt: extract.asAt });
    next = extract;
  }
  return rows;
}

/** The day that ended a row of which one of these dates is filled in. */
function endOf<L extends LeavingList>(record: EndedRow<L>['record'], endedBy: EndedBy<L>): string {
  const ended = endedBy.map((field) => record[field]).find((day) => day !== null);
  return typeof ended === 'string' ? ended : '';
}

async function workersBefore(reading: Reading): Promise<History['workers']> {
  return {
    childrenInNeed: await workersOn(reading, 'childrenInNeed', 'closedOn'),
    childrenInCare: await workersOn(reading, 'childrenInCare', 'endedOn'),
  };
}

async function workersOn<L extends AllocatedList>(
  { db, authority, own, earlier, measures, kept }: Reading,
  list: L,
  endedBy: EndedBy<L>[number],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const wanted = farthest(own, 'workers', measures);
  const byChild = new Map<string, Set<string>>();
  if (wanted === null) return byChild;
  for (const { id } of unbrokenRun(own, having(earlier, list), wanted)) {
    const named = await once(kept, ['workers', id, list], () => workersNamed(db, authority, { id, list, endedBy }));
    for (const [childId, worker] of named) {
      const known = byChild.get(childId);
      if (known) known.add(worker);
      else byChild.set(childId, new Set([worker]));
    }
  }
  return byChild;
}

function having(earlier: readonly Earlier[], list: ListId): Earlier[] {
  return earlier.filter(({ lists }) => lists.includes(list));
}

/** The first day that any measure wants of what it looks back to; null where none looks there. */
function farthest(own: Dated, over: LooksBack['over'], measures: readonly AnyMeasure[]): LocalDate | null {
  const days = measures.flatMap(({ looksBack }) => (looksBack?.over === over ? [farthestWanted(looksBack, own)] : []));
  return days.toSorted()[0] ?? null;
}
