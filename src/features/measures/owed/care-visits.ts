import type { ChildInCareRecord } from '#features/extracts/index.ts';
import { addYears, type LocalDate } from '#kernel/local-date.ts';
import type { TimescaleId } from '#kernel/timescales.ts';
import { first, next, type Owed, type OwedAt } from './owed.ts';

/** Placement codes of a long-term foster placement: the placement is meant to last to 18. */
const LONG_TERM_FOSTERING: ReadonlySet<string> = new Set(['U1', 'U4']);
/** Children’s home, residential care home, residential school: meant to last where the plan is long-term residential. */
const RESIDENTIAL: ReadonlySet<string> = new Set(['K2', 'R1', 'S1']);
const WITH_PARENTS = 'P1';

/**
 * The visit to a child in care by regulation 28 of the Care Planning, Placement and Case Review (England) Regulations
 * 2010, as far as List 8 can tell: a first visit within a week of the placement's start (with a parent, of the care
 * order), then at the interval that the placement has on the as-at date. Null where no start is known.
 */
export function careVisitOwed(child: ChildInCareRecord, at: OwedAt): Owed | null {
  const placedOn = child.placementStartedOn ?? child.startedOn;
  if (placedOn === null) return null;
  const withParent = child.placementType === WITH_PARENTS;
  const isCareOrder = withParent && child.legalStatus === 'C2';
  const isInterim = withParent && child.legalStatus === 'C1';
  const begunOn =
    isCareOrder && child.legalStatusFrom !== null && child.legalStatusFrom > placedOn
      ? child.legalStatusFrom
      : placedOn;
  const { lastVisitOn } = child;
  if (lastVisitOn === null || lastVisitOn < begunOn) {
    return first(isCareOrder ? 'R-CLA-VISIT-CO-1' : isInterim ? 'R-CLA-VISIT-ICO-1' : 'R-CLA-VISIT-1', begunOn, at);
  }
  if (isCareOrder) return next('R-CLA-VISIT-CO', lastVisitOn, at);
  return next(isInterim ? intervalUnderInterimOrder(child) : intervalOf(child, placedOn, at.asAt), lastVisitOn, at);
}

/** Weekly until the first review of this period of care, which List 8 shows by its latest review alone. */
function intervalUnderInterimOrder({ lastReviewOn, startedOn }: ChildInCareRecord): TimescaleId {
  const isReviewed = lastReviewOn !== null && (startedOn === null || lastReviewOn >= startedOn);
  return isReviewed ? 'R-CLA-VISIT-ICO' : 'R-CLA-VISIT-ICO-1';
}

/** The first year ends with the day before the placement's first anniversary. */
function intervalOf(child: ChildInCareRecord, placedOn: LocalDate, asAt: LocalDate): TimescaleId {
  if (asAt < addYears(placedOn, 1)) return 'R-CLA-VISIT-Y1';
  return isMeantToLast(child) ? 'R-CLA-VISIT-PERM' : 'R-CLA-VISIT-OTHER';
}

function isMeantToLast({ placementType, permanencePlan }: ChildInCareRecord): boolean {
  if (placementType === null) return false;
  return LONG_TERM_FOSTERING.has(placementType) || (permanencePlan === 'residential' && RESIDENTIAL.has(placementType));
}
