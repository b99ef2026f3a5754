import type { ChildProtectionRecord } from '#features/extracts/index.ts';
import { first, next, type Owed, type OwedAt } from './owed.ts';

/** The visit to a child on a plan: counted from the last visit or from the plan's start, whichever is later. */
export function planVisitOwed({ startedOn, lastVisitOn }: ChildProtectionRecord, at: OwedAt): Owed | null {
  const isVisited = lastVisitOn !== null && (startedOn === null || lastVisitOn > startedOn);
  return isVisited ? next('R-CP-VISIT', lastVisitOn, at) : first('R-CP-VISIT', startedOn, at);
}

/**
 * The review conference of a plan. The plan starts with its initial conference, so that a conference of that day is no
 * review. List 7 holds only the latest review: a first one held late is not seen once another has followed.
 */
export function planReviewOwed({ startedOn, lastReviewOn }: ChildProtectionRecord, at: OwedAt): Owed | null {
  const isReviewed = lastReviewOn !== null && (startedOn === null || lastReviewOn > startedOn);
  return isReviewed ? next('R-RCPC-N', lastReviewOn, at) : first('R-RCPC-1', startedOn, at);
}

/** The nine-month check of a plan; List 7 does not say whether it was made. */
export function nineMonthCheckOwed({ startedOn }: ChildProtectionRecord, at: OwedAt): Owed | null {
  return first('R-CP-9M', startedOn, at);
}

/** The day on which an open plan begins to count as long: from that day, not after it. */
export function longPlanFrom({ startedOn }: ChildProtectionRecord, at: OwedAt): Owed | null {
  return first('R-CP-LONG', startedOn, at);
}
