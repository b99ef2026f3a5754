import type { AdoptionRecord, ChildInCareRecord } from '#features/extracts/index.ts';
import { addMonths, type LocalDate } from '#kernel/local-date.ts';
import { ageAt } from '../ages.ts';
import { first, next, type Owed, type OwedAt } from './owed.ts';

/** Regulation 7(2): an assessment of the three months before a child comes into care stands for the first one. */
const ASSESSED_BEFORE_MONTHS = 3;
/** Regulation 7(3): every six months before the fifth birthday. */
const OLDER_FROM_AGE = 5;

/**
 * The review of a child in care (regulation 33). List 8 holds only the latest review, so that the first is told by its
 * day: one within 20 working days of the start of care is the first, and the second is owed three months after it; any
 * later one is taken for the second or a later one, and the next is owed six months after it. A first review held late
 * is therefore allowed six months where the law gives three.
 */
export function careReviewOwed({ startedOn, lastReviewOn }: ChildInCareRecord, at: OwedAt): Owed | null {
  if (lastReviewOn === null || (startedOn !== null && lastReviewOn < startedOn)) {
    return first('R-CLA-REV-1', startedOn, at);
  }
  const isTheFirst = startedOn !== null && lastReviewOn <= at.dueOn('R-CLA-REV-1', startedOn);
  return next(isTheFirst ? 'R-CLA-REV-2' : 'R-CLA-REV-N', lastReviewOn, at);
}

/**
 * The health assessment of a child in care: the first after the start of care, then at the interval of the child's age
 * on the as-at date; of unknown age, the longer one.
 */
export function healthAssessmentOwed(child: ChildInCareRecord, at: OwedAt): Owed | null {
  const { startedOn, lastHealthAssessmentOn: last } = child;
  if (last === null || (startedOn !== null && last < addMonths(startedOn, -ASSESSED_BEFORE_MONTHS))) {
    return first('R-IHA', startedOn, at);
  }
  const age = ageAt(child, at.asAt);
  return next(age !== null && age < OLDER_FROM_AGE ? 'R-RHA-U5' : 'R-RHA-5', last, at);
}

/** The dental check of a child in care: counted from the last one, or from the start of care where none is recorded. */
export function dentalCheckOwed({ startedOn, lastDentalCheckOn }: ChildInCareRecord, at: OwedAt): Owed | null {
  return lastDentalCheckOn === null ? first('R-DENTAL', startedOn, at) : next('R-DENTAL', lastDentalCheckOn, at);
}

/** The match of a child for whom adoption was decided, until the child is matched or placed or the decision reversed. */
export function matchOwed(child: AdoptionRecord, at: OwedAt): Owed | null {
  const { decidedOn, matchedOn, placedOn, adoptedOn, decisionReversedOn } = child;
  const isOver = (day: LocalDate | null) => day !== null && day <= at.asAt;
  if ([matchedOn, placedOn, adoptedOn, decisionReversedOn].some(isOver)) return null;
  return first('R-ADOPT-MATCH', decidedOn, at);
}
