import { type ListId, listOf } from '#features/extracts/index.ts';
import { addDays, addMonths, type LocalDate } from '#kernel/local-date.ts';
import { firstDayOf, type Month, monthAfter } from '#kernel/month.ts';
import { earlierPeriods, unbrokenRun } from './earlier-periods.ts';
import type { MeasureDescription } from './measure.ts';
import { monthsCovered } from './months-covered.ts';

/** Lists of which rows leave: an extract holds them for so many months after the date that ended them. */
export type LeavingList = 'assessments' | 'childrenInNeed' | 'childProtection' | 'childrenInCare' | 'adoption';

/** What a measure must know of earlier extracts, and how far back. */
export type LooksBack = {
  over: LeavingList | 'referrals' | 'workers';
  /** Other lists that every extract looked at must have, this one among them, because the rule asks them too. */
  besides?: readonly ListId[];
  /** Months that end with the one counted; of a snapshot, months before the as-at date. */
  months: number;
  /** So many days at the far end that may be unknown, because nothing that counts can have ended in them. */
  slackDays?: number;
  /** Until so much is known: no figure, or the file's own count helps. */
  without: 'noFigure' | 'fromTheFile';
};

/** An extract that is older by more than these months changes nothing that is known to another. */
export const FARTHEST_LOOK_MONTHS = 42;

/** What an extract in use must tell for others to look back to it. */
export type Dated = { asAt: LocalDate; dataMonth: Month; lists: readonly ListId[] };

/** Which measure looks back, and how its figures are placed. */
export type Looking = { timing: MeasureDescription['timing']; looksBack: LooksBack | null };

/** The list that extracts must have to be looked back to. */
export function listLookedAt(over: LooksBack['over']): ListId {
  return over === 'workers' ? 'childrenInNeed' : over;
}

/** The lists of earlier extracts that a measure looks at. */
export function listsLookedAt({ over, besides = [] }: Pick<LooksBack, 'over' | 'besides'>): readonly ListId[] {
  return [listLookedAt(over), ...besides];
}

/** Whether an extract has every list that is looked at: without one it would seem that nothing had happened. */
function isLookedAt(looksBack: LooksBack, { lists }: Dated): boolean {
  return listsLookedAt(looksBack).every((list) => lists.includes(list));
}

/** The day since which everything that a measure looks back to is known to an extract, by the ones before it. */
export function knownSince(looksBack: LooksBack, own: Dated, earlier: readonly Dated[]): LocalDate {
  const { over } = looksBack;
  if (!isLookedAt(looksBack, own)) return own.asAt;
  const having = earlier.filter((extract) => isLookedAt(looksBack, extract));
  const wanted = farthestWanted(looksBack, own);
  if (over === 'workers') return unbrokenRun(own, having, wanted).at(-1)?.asAt ?? own.asAt;
  const periods = earlierPeriods(own, having, { reachMonths: reachOf(over), wanted });
  return periods.at(-1)?.from ?? heldSince(looksBack, own.asAt);
}

/** The day since which an extract alone holds what is looked back to. */
export function heldSince({ over }: LooksBack, asAt: LocalDate): LocalDate {
  return over === 'workers' ? asAt : addMonths(asAt, -reachOf(over));
}

/** For how many months a list holds what has ended. */
export function reachOf(list: LeavingList | 'referrals'): number {
  return listOf(list).reachesBackMonths;
}

/** The first day that any covered month of the extract needs; workers are asked for up to the as-at date alone. */
export function farthestWanted(
  looksBack: LooksBack,
  { asAt, dataMonth }: Pick<Dated, 'asAt' | 'dataMonth'>,
): LocalDate {
  if (looksBack.over === 'workers') return addMonths(asAt, -looksBack.months);
  const [oldest = dataMonth] = monthsCovered(asAt, dataMonth, 'flow');
  const ofMonths = neededSince(looksBack, 'flow', oldest, asAt);
  const ofDay = neededSince(looksBack, 'snapshot', oldest, asAt);
  return ofMonths < ofDay ? ofMonths : ofDay;
}

/** The months that an extract gives a figure for, among those that it covers, with what it knows of earlier ones. */
export function monthsGiven(
  { timing, looksBack }: Looking,
  { asAt, dataMonth }: Pick<Dated, 'asAt' | 'dataMonth'>,
  since: (looksBack: LooksBack) => LocalDate,
): Month[] {
  const covered = monthsCovered(asAt, dataMonth, timing);
  if (looksBack === null || looksBack.without === 'fromTheFile') return covered;
  const known = since(looksBack);
  return covered.filter((month) => known <= neededSince(looksBack, timing, month, asAt));
}

function neededSince(
  { months, slackDays = 0 }: LooksBack,
  timing: MeasureDescription['timing'],
  month: Month,
  asAt: LocalDate,
): LocalDate {
  const first = timing === 'snapshot' ? addMonths(asAt, -months) : firstDayOf(monthAfter(month, 1 - months));
  return addDays(first, slackDays);
}

/** `7 of 18 months`: how much of what a measure looks back to is held up to the newest data month. */
export function monthsHeld({ timing, looksBack }: Looking, own: Dated, earlier: readonly Dated[]): number {
  if (looksBack === null) return 0;
  const { months } = looksBack;
  const known = knownSince(looksBack, own, earlier);
  for (let held = months; held > 0; held -= 1)
    if (known <= neededSince({ ...looksBack, months: held }, timing, own.dataMonth, own.asAt)) return held;
  return 0;
}
