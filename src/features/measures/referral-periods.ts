import { addYears, type LocalDate } from '#kernel/local-date.ts';
import { firstDayOf } from '#kernel/month.ts';
import { monthsCovered, windowStart } from './months-covered.ts';
import type { Extract, ReferralHistory } from './rows.ts';

/** The referrals that an earlier extract adds to a newer one's: from a day to the day before another. */
export type ReferralPeriod<E> = { extract: E; from: LocalDate; before: LocalDate };

/**
 * Which extract to believe for the referrals before an extract's own window, newest first: each day's referrals come
 * from the newest extract that holds the day (of two as at one day the first given), so that one corrected or deleted since is not counted. It ends at the
 * first day that no extract holds, or where 12 months before the oldest covered month are known. Its last `from` is the
 * day since which every referral is known.
 */
export function referralPeriods<E extends { asAt: LocalDate }>(
  { asAt, dataMonth }: Pick<Extract, 'asAt' | 'dataMonth'>,
  earlier: readonly E[],
): ReferralPeriod<E>[] {
  const [oldest = dataMonth] = monthsCovered(asAt, dataMonth, 'flow');
  const wanted = addYears(firstDayOf(oldest), -1);
  const newestFirst = earlier
    .filter((other) => other.asAt <= asAt)
    .toSorted((a, b) => (a.asAt === b.asAt ? 0 : a.asAt > b.asAt ? -1 : 1));
  const periods: ReferralPeriod<E>[] = [];
  let before = windowStart(asAt);
  for (const extract of newestFirst) {
    const from = windowStart(extract.asAt);
    if (before <= wanted || extract.asAt < before) break;
    if (from >= before) continue;
    periods.push({ extract, from, before });
    before = from;
  }
  return periods;
}

/** Days of referral by child, as one extract has them. */
export type ReferralDays = ReadonlyMap<string, readonly LocalDate[]>;

/** What the periods make known together: of each extract's referrals only those of its own period. */
export function historyOf<E>(
  periods: readonly ReferralPeriod<E>[],
  daysOf: (extract: E) => ReferralDays,
): ReferralHistory {
  const referrals = new Map<string, LocalDate[]>();
  for (const { extract, from, before } of periods.toReversed())
    for (const [childId, days] of daysOf(extract)) {
      const within = days.filter((day) => from <= day && day < before);
      if (within.length === 0) continue;
      const known = referrals.get(childId);
      if (known) known.push(...within);
      else referrals.set(childId, within);
    }
  return { referrals, since: periods.at(-1)?.from ?? null };
}
