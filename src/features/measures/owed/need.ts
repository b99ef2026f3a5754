import type { AssessmentRecord, ChildInNeedRecord, Section47Record } from '#features/extracts/index.ts';
import { first, next, type Owed, type OwedAt } from './owed.ts';

/** The visit to a child in need: counted from when the child was last seen or need began, whichever is later. */
export function needVisitOwed({ startedOn, lastSeenOn }: ChildInNeedRecord, at: OwedAt): Owed | null {
  const isSeen = lastSeenOn !== null && (startedOn === null || lastSeenOn > startedOn);
  return isSeen ? next('R-CIN-VISIT', lastSeenOn, at) : first('R-CIN-VISIT', startedOn, at);
}

/**
 * The last day before a child in need plan counts as long. List 6 has the start of need alone, which may be before
 * the plan's.
 */
export function longNeedAfter({ startedOn }: ChildInNeedRecord, at: OwedAt): Owed | null {
  return first('R-CIN-LONG', startedOn, at);
}

/** The authorisation of an assessment: counted from its start, as List 4 does not hold the referral's day. */
export function assessmentOwed({ startedOn, authorisedOn }: AssessmentRecord, at: OwedAt): Owed | null {
  const isDone = authorisedOn !== null && authorisedOn <= at.asAt;
  return isDone ? null : first('R-ASSESS', startedOn, at);
}

/**
 * The conference after a strategy discussion, until it is held or deemed unnecessary. An enquiry of which neither is
 * recorded is taken to be under way.
 */
export function conferenceOwed(enquiry: Section47Record, at: OwedAt): Owed | null {
  const { strategyDiscussionOn, conferenceOn, conferenceUnnecessary } = enquiry;
  const isHeld = conferenceOn !== null && conferenceOn <= at.asAt;
  return isHeld || conferenceUnnecessary === 'yes' ? null : first('R-ICPC', strategyDiscussionOn, at);
}
