import { addMonths, type LocalDate } from '#kernel/local-date.ts';
import { FARTHEST_LOOK_MONTHS } from './looks-back.ts';

type Accepted = { asAt: LocalDate; rowsErasedAt: Date | null };

/**
 * Whether an accepted extract can be counted anew: its rows are there, and so are those of every extract from which
 * earlier referrals are known to it. Otherwise what is counted would be less than what was, and its figures stay.
 */
export function canBeCountedAgain(extract: Accepted, accepted: readonly Accepted[]): boolean {
  const isItsHistory = (other: Accepted) =>
    other.asAt <= extract.asAt && extract.asAt <= addMonths(other.asAt, FARTHEST_LOOK_MONTHS);
  return extract.rowsErasedAt === null && !accepted.some((other) => other.rowsErasedAt !== null && isItsHistory(other));
}
