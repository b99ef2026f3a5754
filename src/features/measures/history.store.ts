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
import { CATALOGUE } from './catalogue/index.ts';
import { earlierPeriods, newestFirst, unbrokenRun } from './earlier-periods.ts';
import { type Dated, farthestWanted, knownSince, type LeavingList, type LooksBack, reachOf } from './looks-back.ts';
import { historyOf, type ReferralDays, referralPeriods } from './referral-periods.ts';
import type { Extract, History } from './rows.ts';

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

/** What the accepted extracts before one know that it no longer holds, as far back as the measures look. */
export async function loadHistory(
  db: Tenant,
  authority: AuthorityId,
  own: Dated & Pick<Extract, 'asAt' | 'dataMonth'> & { id: ExtractId },
): Promise<History> {
  const accepted = (await acceptedExtracts(db, authority)).filter(
    ({ id, rowsErasedAt }) => id !== own.id && rowsErasedAt === null,
  );
  const earlier = accepted.toReversed(); // of two as at one day the later loaded comes first
  const left = async <L extends LeavingList>(list: L) => leftList(db, authority, own, earlier, list);
  return {
    referrals: await referralHistory(db, authority, own, earlier),
    left: {
      assessments: await left('assessments'),
      childrenInNeed: await left('childrenInNeed'),
      childProtection: await left('childProtection'),
      childrenInCare: await left('childrenInCare'),
      adoption: await left('adoption'),
    },
    workers: await workersBefore(db, authority, own, earlier),
    since: (looksBack) => knownSince(looksBack, own, earlier),
  };
}

async function referralHistory(
  db: Tenant,
  authority: AuthorityId,
  own: Dated,
  earlier: readonly Earlier[],
): Promise<History['referrals']> {
  const periods = referralPeriods(own, having(earlier, 'referrals'));
  const days = new Map<ExtractId, ReferralDays>();
  for (const { extract } of periods) days.set(extract.id, await referralDays(db, authority, extract.id));
  return historyOf(periods, (extract) => days.get(extract.id) ?? new Map());
}

async function leftList<L extends LeavingList>(
  db: Tenant,
  authority: AuthorityId,
  own: Earlier,
  earlier: readonly Earlier[],
  list: L,
): Promise<Left<L>[]> {
  const wanted = farthest(own, list);
  if (wanted === null) return [];
  const rows = await comeBack(db, authority, { own, earlier: having(earlier, list), list, wanted });
  const periods = earlierPeriods(own, having(earlier, list), { reachMonths: reachOf(list), wanted });
  for (const { extract, from, before } of periods) {
    const ended = await rowsEnded(db, authority, { id: extract.id, list, endedBy: ENDED_BY[list], from, before });
    for (const { record, sheetRow } of ended) rows.push({ record, sheetRow, asAt: extract.asAt });
  }
  return rows;
}

/**
 * Rows that ended and that no later extract shows, because the child came back: of each extract those that the next one
 * has replaced, as far as the next one reaches back. Those that ended before are told by the extract's own period.
 */
async function comeBack<L extends LeavingList>(
  db: Tenant,
  authority: AuthorityId,
  { own, earlier, list, wanted }: { own: Earlier; earlier: readonly Earlier[]; list: L; wanted: LocalDate },
): Promise<Left<L>[]> {
  const begunBy = BEGUN_BY[list];
  if (begunBy.length === 0 || !own.lists.includes(list)) return [];
  const rows: Left<L>[] = [];
  let next = own;
  for (const extract of newestFirst(own, earlier)) {
    if (extract.asAt < wanted) break;
    const held = addMonths(next.asAt, -reachOf(list));
    const from = held < wanted ? wanted : held;
    const ofPair = { id: extract.id, next: next.id, list, begunBy, endedBy: ENDED_BY[list], from };
    for (const row of await rowsReplaced(db, authority, ofPair)) rows.push({ ...row, asAt: extract.asAt });
    next = extract;
  }
  return rows;
}

async function workersBefore(
  db: Tenant,
  authority: AuthorityId,
  own: Dated,
  earlier: readonly Earlier[],
): Promise<History['workers']> {
  const wanted = farthest(own, 'workers');
  const ids = (list: ListId) =>
    wanted === null ? [] : unbrokenRun(own, having(earlier, list), wanted).map(({ id }) => id);
  return {
    childrenInNeed: await workersNamed(db, authority, {
      ids: ids('childrenInNeed'),
      list: 'childrenInNeed',
      endedBy: 'closedOn',
    }),
    childrenInCare: await workersNamed(db, authority, {
      ids: ids('childrenInCare'),
      list: 'childrenInCare',
      endedBy: 'endedOn',
    }),
  };
}

function having(earlier: readonly Earlier[], list: ListId): Earlier[] {
  return earlier.filter(({ lists }) => lists.includes(list));
}

/** The first day that any measure wants of what it looks back to; null where none looks there. */
function farthest(own: Dated, over: LooksBack['over']): LocalDate | null {
  const days = CATALOGUE.flatMap(({ looksBack }) => (looksBack?.over === over ? [farthestWanted(looksBack, own)] : []));
  return days.toSorted()[0] ?? null;
}
