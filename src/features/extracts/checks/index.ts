import { noId } from './ax-001-no-id.ts';
import { noPlacingDate } from './ax-002-no-placing-date.ts';
import { requiredBlank } from './ax-003-required-blank.ts';
import { totalRow } from './ax-004-total-row.ts';
import { repeatedHeadings } from './ax-005-repeated-headings.ts';
import { unknownCode } from './ax-011-unknown-code.ts';
import { ambiguousCode } from './ax-012-ambiguous-code.ts';
import { notADate } from './ax-013-not-a-date.ts';
import { noSuchDay } from './ax-014-no-such-day.ts';
import { monthFirst } from './ax-015-month-first.ts';
import { twoDigitYear } from './ax-016-two-digit-year.ts';
import { dateOutOfRange } from './ax-017-date-out-of-range.ts';
import { standInDate } from './ax-018-stand-in-date.ts';
import { notAWholeNumber } from './ax-019-not-a-whole-number.ts';
import { ageUnreadable } from './ax-020-age-unreadable.ts';
import { idLostFigures } from './ax-021-id-lost-figures.ts';
import { excelError } from './ax-022-excel-error.ts';
import { wrongKind } from './ax-023-wrong-kind.ts';
import { nhsNumber } from './ax-024-nhs-number.ts';
import { requiredColumnMissing } from './ax-101-required-column-missing.ts';
import { neededColumnMissing } from './ax-102-needed-column-missing.ts';
import { columnTwice } from './ax-103-column-twice.ts';
import { headingOfTwoColumns } from './ax-104-heading-of-two-columns.ts';
import { nameAndHeadingsDisagree } from './ax-105-name-and-headings-disagree.ts';
import { listTwice } from './ax-106-list-twice.ts';
import { listWithoutRows } from './ax-107-list-without-rows.ts';
import { hiddenSheet } from './ax-108-hidden-sheet.ts';
import { monthFirstColumn } from './ax-109-month-first-column.ts';
import { headingsOverTwoRows } from './ax-110-headings-over-two-rows.ts';
import { namedListWithoutHeadings } from './ax-111-named-list-without-headings.ts';
import { dateInTheFuture } from './ax-201-date-in-the-future.ts';
import { longBeforeBirth } from './ax-202-long-before-birth.ts';
import { inCareBeforeBirth } from './ax-203-in-care-before-birth.ts';
import { ageAgainstBirth } from './ax-204-age-against-birth.ts';
import { unbornYetBorn } from './ax-205-unborn-yet-born.ts';
import { bornTooLate } from './ax-206-born-too-late.ts';
import { adultAtTheEvent } from './ax-207-adult-at-the-event.ts';
import { beforeThePeriod } from './ax-208-before-the-period.ts';
import { earlyHelpCompletedBeforeStarted } from './ax-221-completed-before-started.ts';
import { authorisedBeforeStarted } from './ax-231-authorised-before-started.ts';
import { authorisedWithoutDecision } from './ax-232-authorised-without-decision.ts';
import { decisionWithoutAuthorisation } from './ax-233-decision-without-authorisation.ts';
import { assessmentOpenOverAYear } from './ax-234-assessment-open-over-a-year.ts';
import { conferenceBeforeStrategyDiscussion } from './ax-241-conference-before-strategy-discussion.ts';
import { conferenceAtAWeekend } from './ax-242-conference-at-a-weekend.ts';
import { unnecessaryConferenceHeld } from './ax-243-unnecessary-conference-held.ts';
import { planWithoutConference } from './ax-244-plan-without-conference.ts';
import { needClosedBeforeStarted } from './ax-251-closed-before-started.ts';
import { needClosedWithoutReason } from './ax-252-closed-without-reason.ts';
import { closureReasonWithoutDate } from './ax-253-closure-reason-without-date.ts';
import { closedStatusWithoutDate } from './ax-254-closed-status-without-date.ts';
import { openStatusWithClosure } from './ax-255-open-status-with-closure.ts';
import { seenBeforeNeedStarted } from './ax-256-seen-before-need-started.ts';
import { seenAfterNeedClosed } from './ax-257-seen-after-need-closed.ts';
import { noNeedOnOpenCase } from './ax-258-no-need-on-open-case.ts';
import { planEndedBeforeStarted } from './ax-261-plan-ended-before-started.ts';
import { planOpenAt18 } from './ax-262-plan-open-at-18.ts';
import { visitedBeforePlanStarted } from './ax-263-visited-before-plan-started.ts';
import { reviewedBeforePlanStarted } from './ax-264-reviewed-before-plan-started.ts';
import { visitedAfterPlanEnded } from './ax-265-visited-after-plan-ended.ts';
import { visitWithoutSeenAlone } from './ax-266-visit-without-seen-alone.ts';
import { careEndedBeforeStarted } from './ax-271-care-ended-before-started.ts';
import { careOpenAt18 } from './ax-272-care-open-at-18.ts';
import { legalStatusBeforeCare } from './ax-273-legal-status-before-care.ts';
import { placedBeforeCareStarted } from './ax-274-placed-before-care-started.ts';
import { placedAfterCareEnded } from './ax-275-placed-after-care-ended.ts';
import { careEndedWithoutReason } from './ax-276-care-ended-without-reason.ts';
import { endReasonWithoutDate } from './ax-277-end-reason-without-date.ts';
import { interviewWithoutMissing } from './ax-278-interview-without-missing.ts';
import { interviewAcceptedNotOffered } from './ax-279-interview-accepted-not-offered.ts';
import { reviewedBeforeCareStarted } from './ax-281-reviewed-before-care-started.ts';
import { visitedBeforeCareStarted } from './ax-282-visited-before-care-started.ts';
import { missingWithoutInterviewAnswer } from './ax-283-missing-without-interview-answer.ts';
import { shortBreaksInCare } from './ax-284-short-breaks-in-care.ts';
import { postcodeNotAPostcode } from './ax-285-postcode-not-a-postcode.ts';
import { careLeaverAge } from './ax-291-care-leaver-age.ts';
import { inTouchWithoutAccommodation } from './ax-292-in-touch-without-accommodation.ts';
import { suitabilityWithoutTouch } from './ax-293-not-in-touch-yet-suitable.ts';
import { inTouchWithoutActivity } from './ax-294-in-touch-without-activity.ts';
import { matchedBeforeDecision } from './ax-301-matched-before-decision.ts';
import { placedBeforeMatched } from './ax-302-placed-before-matched.ts';
import { adoptedBeforePlaced } from './ax-303-adopted-before-placed.ts';
import { decisionBeforeCare } from './ax-304-decision-before-care.ts';
import { reversedBeforeDecision } from './ax-305-reversed-before-decision.ts';
import { reversedWithoutReason } from './ax-306-reversed-without-reason.ts';
import { adoptedAndReversed } from './ax-307-adopted-and-reversed.ts';
import { stage1EndedBeforeStarted } from './ax-311-stage-1-ended-before-started.ts';
import { stage2EndedBeforeStarted } from './ax-312-stage-2-ended-before-started.ts';
import { stage2BeforeStage1Ended } from './ax-313-stage-2-before-stage-1-ended.ts';
import { approvedBeforeApplied } from './ax-314-approved-before-applied.ts';
import { stage1BeforeEnquiry } from './ax-315-enquiry-after-stage-1.ts';
import { adopterLeftWithoutReason } from './ax-316-adopter-left-without-reason.ts';
import { childrenPlacedWithoutDate } from './ax-317-children-placed-without-date.ts';
import { childTwice } from './ax-401-child-twice.ts';
import { rowRepeated } from './ax-402-row-repeated.ts';
import { countsDiffer } from './ax-403-counts-differ.ts';
import { differentBirths } from './ax-501-different-births.ts';
import { differentGenders } from './ax-502-different-genders.ts';
import { differentEthnicities } from './ax-503-different-ethnicities.ts';
import { idWrittenTwoWays } from './ax-504-id-written-two-ways.ts';
import { leadingZeros } from './ax-505-leading-zeros.ts';
import { planNotOnList6 } from './ax-506-plan-not-on-list-6.ts';
import { careNotOnList6 } from './ax-507-care-not-on-list-6.ts';
import type { Check } from './check.ts';

/** Every check, in order of code. */
export const CHECKS: readonly Check[] = [
  noId,
  noPlacingDate,
  requiredBlank,
  totalRow,
  repeatedHeadings,
  unknownCode,
  ambiguousCode,
  notADate,
  noSuchDay,
  monthFirst,
  twoDigitYear,
  dateOutOfRange,
  standInDate,
  notAWholeNumber,
  ageUnreadable,
  idLostFigures,
  excelError,
  wrongKind,
  nhsNumber,
  requiredColumnMissing,
  neededColumnMissing,
  columnTwice,
  headingOfTwoColumns,
  nameAndHeadingsDisagree,
  listTwice,
  listWithoutRows,
  hiddenSheet,
  monthFirstColumn,
  headingsOverTwoRows,
  namedListWithoutHeadings,
  dateInTheFuture,
  longBeforeBirth,
  inCareBeforeBirth,
  ageAgainstBirth,
  unbornYetBorn,
  bornTooLate,
  adultAtTheEvent,
  beforeThePeriod,
  earlyHelpCompletedBeforeStarted,
  authorisedBeforeStarted,
  authorisedWithoutDecision,
  decisionWithoutAuthorisation,
  assessmentOpenOverAYear,
  conferenceBeforeStrategyDiscussion,
  conferenceAtAWeekend,
  unnecessaryConferenceHeld,
  planWithoutConference,
  needClosedBeforeStarted,
  needClosedWithoutReason,
  closureReasonWithoutDate,
  closedStatusWithoutDate,
  openStatusWithClosure,
  seenBeforeNeedStarted,
  seenAfterNeedClosed,
  noNeedOnOpenCase,
  planEndedBeforeStarted,
  planOpenAt18,
  visitedBeforePlanStarted,
  reviewedBeforePlanStarted,
  visitedAfterPlanEnded,
  visitWithoutSeenAlone,
  careEndedBeforeStarted,
  careOpenAt18,
  legalStatusBeforeCare,
  placedBeforeCareStarted,
  placedAfterCareEnded,
  careEndedWithoutReason,
  endReasonWithoutDate,
  interviewWithoutMissing,
  interviewAcceptedNotOffered,
  reviewedBeforeCareStarted,
  visitedBeforeCareStarted,
  missingWithoutInterviewAnswer,
  shortBreaksInCare,
  postcodeNotAPostcode,
  careLeaverAge,
  inTouchWithoutAccommodation,
  suitabilityWithoutTouch,
  inTouchWithoutActivity,
  matchedBeforeDecision,
  placedBeforeMatched,
  adoptedBeforePlaced,
  decisionBeforeCare,
  reversedBeforeDecision,
  reversedWithoutReason,
  adoptedAndReversed,
  stage1EndedBeforeStarted,
  stage2EndedBeforeStarted,
  stage2BeforeStage1Ended,
  approvedBeforeApplied,
  stage1BeforeEnquiry,
  adopterLeftWithoutReason,
  childrenPlacedWithoutDate,
  childTwice,
  rowRepeated,
  countsDiffer,
  differentBirths,
  differentGenders,
  differentEthnicities,
  idWrittenTwoWays,
  leadingZeros,
  planNotOnList6,
  careNotOnList6,
];

const BY_CODE: ReadonlyMap<string, Check> = new Map(CHECKS.map((check) => [check.code, check]));

/** A check by its code, or undefined where none has it (any more). */
export function checkByCode(code: string): Check | undefined {
  return BY_CODE.get(code);
}
