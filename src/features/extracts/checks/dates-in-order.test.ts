import assert from 'node:assert/strict';
import { test } from 'node:test';
import { earlyHelpCompletedBeforeStarted } from './ax-221-completed-before-started.ts';
import { authorisedBeforeStarted } from './ax-231-authorised-before-started.ts';
import { conferenceBeforeStrategyDiscussion } from './ax-241-conference-before-strategy-discussion.ts';
import { needClosedBeforeStarted } from './ax-251-closed-before-started.ts';
import { seenBeforeNeedStarted } from './ax-256-seen-before-need-started.ts';
import { seenAfterNeedClosed } from './ax-257-seen-after-need-closed.ts';
import { planEndedBeforeStarted } from './ax-261-plan-ended-before-started.ts';
import { visitedBeforePlanStarted } from './ax-263-visited-before-plan-started.ts';
import { reviewedBeforePlanStarted } from './ax-264-reviewed-before-plan-started.ts';
import { visitedAfterPlanEnded } from './ax-265-visited-after-plan-ended.ts';
import { careEndedBeforeStarted } from './ax-271-care-ended-before-started.ts';
import { placedBeforeCareStarted } from './ax-274-placed-before-care-started.ts';
import { placedAfterCareEnded } from './ax-275-placed-after-care-ended.ts';
import { reviewedBeforeCareStarted } from './ax-281-reviewed-before-care-started.ts';
import { visitedBeforeCareStarted } from './ax-282-visited-before-care-started.ts';
import { matchedBeforeDecision } from './ax-301-matched-before-decision.ts';
import { placedBeforeMatched } from './ax-302-placed-before-matched.ts';
import { adoptedBeforePlaced } from './ax-303-adopted-before-placed.ts';
import { decisionBeforeCare } from './ax-304-decision-before-care.ts';
import { reversedBeforeDecision } from './ax-305-reversed-before-decision.ts';
import { stage1EndedBeforeStarted } from './ax-311-stage-1-ended-before-started.ts';
import { stage2EndedBeforeStarted } from './ax-312-stage-2-ended-before-started.ts';
import { stage2BeforeStage1Ended } from './ax-313-stage-2-before-stage-1-ended.ts';
import { approvedBeforeApplied } from './ax-314-approved-before-applied.ts';
import { stage1BeforeEnquiry } from './ax-315-enquiry-after-stage-1.ts';
import { found } from './case-table.ts';

const ORDERS = [
  [earlyHelpCompletedBeforeStarted, 'earlyHelp', 'startedOn', 'completedOn'],
  [authorisedBeforeStarted, 'assessments', 'startedOn', 'authorisedOn'],
  [conferenceBeforeStrategyDiscussion, 'section47', 'strategyDiscussionOn', 'conferenceOn'],
  [needClosedBeforeStarted, 'childrenInNeed', 'startedOn', 'closedOn'],
  [seenBeforeNeedStarted, 'childrenInNeed', 'startedOn', 'lastSeenOn'],
  [seenAfterNeedClosed, 'childrenInNeed', 'lastSeenOn', 'closedOn'],
  [planEndedBeforeStarted, 'childProtection', 'startedOn', 'endedOn'],
  [visitedBeforePlanStarted, 'childProtection', 'startedOn', 'lastVisitOn'],
  [reviewedBeforePlanStarted, 'childProtection', 'startedOn', 'lastReviewOn'],
  [visitedAfterPlanEnded, 'childProtection', 'lastVisitOn', 'endedOn'],
  [careEndedBeforeStarted, 'childrenInCare', 'startedOn', 'endedOn'],
  [placedBeforeCareStarted, 'childrenInCare', 'startedOn', 'placementStartedOn'],
  [placedAfterCareEnded, 'childrenInCare', 'placementStartedOn', 'endedOn'],
  [reviewedBeforeCareStarted, 'childrenInCare', 'startedOn', 'lastReviewOn'],
  [visitedBeforeCareStarted, 'childrenInCare', 'startedOn', 'lastVisitOn'],
  [matchedBeforeDecision, 'adoption', 'decidedOn', 'matchedOn'],
  [placedBeforeMatched, 'adoption', 'matchedOn', 'placedOn'],
  [adoptedBeforePlaced, 'adoption', 'placedOn', 'adoptedOn'],
  [decisionBeforeCare, 'adoption', 'enteredCareOn', 'decidedOn'],
  [reversedBeforeDecision, 'adoption', 'decidedOn', 'decisionReversedOn'],
  [stage1EndedBeforeStarted, 'adopters', 'stage1StartedOn', 'stage1EndedOn'],
  [stage2EndedBeforeStarted, 'adopters', 'stage2StartedOn', 'stage2EndedOn'],
  [stage2BeforeStage1Ended, 'adopters', 'stage1EndedOn', 'stage2StartedOn'],
  [approvedBeforeApplied, 'adopters', 'appliedOn', 'approvedOn'],
  [stage1BeforeEnquiry, 'adopters', 'enquiredOn', 'stage1StartedOn'],
] as const;

for (const [check, list, first, next] of ORDERS)
  test(`${check.code} ${check.title}: not on the same day, nor where a date is blank`, () => {
    for (const [earlier, later, fails] of [
      ['2022-07-05', '2022-07-04', true],
      ['2022-07-05', '2022-07-05', false],
      ['2022-07-05', '2022-07-06', false],
      ['2022-07-05', null, false],
      [null, '2022-07-04', false],
    ] as const)
      assert.deepEqual(found(check, list, { [first]: earlier, [next]: later }), fails ? [next] : []);
  });
