import { addYears, type LocalDate } from '#kernel/local-date.ts';
import { firstDayOf } from '#kernel/month.ts';
import { type EarlierPeriod, earlierPeriods } from './earlier-periods.ts';
import { monthsCovered, WINDOW_MONTHS } from './months-covered.ts';
import type { Extract, ReferralHistory } from './rows.ts';

export type ReferralPeriod<E> = EarlierPeriod<E>;

/**
 * Which extract to believe for the referrals before an extract's own window, as far back as 12 months before the oldest
 * covered month.
 */
export function referralPeriods<E extends { asAt: LocalDate }>(
  own: Pick<Extract, 'asAt' | 'dataMonth'>,
  earlier: readonly E[],
): ReferralPeriod<E>[] {
  const [oldest = own.dataMonth] = monthsCovered(own.asAt, own.dataMonth, 'flow');
  const wanted = addYears(firstDayOf(oldest), -1);
  return earlierPeriods(own, earlier, { reachMonths: WINDOW_MONTHS, wanted });
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
