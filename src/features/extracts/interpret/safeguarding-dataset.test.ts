import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listOf } from '../lists/index.ts';
import type { ListId } from '../lists/list.ts';
import { matchHeadings } from './headings.ts';
import { recognise } from './recognise.ts';

const CHILD = 'ChildUniqueID Gender Ethnicity DateOfBirth Age';

/** The columns that the Standard Safeguarding Dataset's Annex A script writes (version 1.2.0, July 2024). */
const COLUMNS: readonly (readonly [ListId, string])[] = [
  ['contacts', `${CHILD} DateOfContact ContactSource`],
  ['earlyHelp', `${CHILD} AssessmentStartDate AssessmentCompletionDate OrganisationCompletingAssessment`],
  ['referrals', `${CHILD} ReferralDate ReferralSource ReferralNFA ReferralsLast12Months AllocatedTeam AllocatedWorker`],
  [
    'assessments',
    `${CHILD} HasDisability ContinuousAssessmentStart ContinuousAssessmentChildSeen ContinuousAssessmentAuthDate CSCSupportRequired AllocatedTeam AllocatedWorker`,
  ],
  [
    'section47',
    `${CHILD} HasDisability StratDiscussionDate InitialCPConfUnnecessary InitialCPConfDate CPConfResultInCPPlan NumberS47s12m NumberICPCs12m AllocatedTeam AllocatedWorker`,
  ],
  [
    'childrenInNeed',
    `${CHILD} HasDisability CINStartDate PrimaryNeedCode DateChildLastSeen CINClosureDate ReasonForClosure CaseStatus AllocatedTeam AllocatedWorker`,
  ],
  [
    'childProtection',
    `${CHILD} HasDisability ChildProtectionPlanStartDate InitialCategoryOfAbuse LatestCategoryOfAbuse DateOfLastStatutoryVisit ChildSeenAlone DateOfLatestReviewConf ChildProtectionPlanEndDate ProtectionLastSixMonths NumberOfPreviousChildProtectionPlans AllocatedTeam AllocatedWorker`,
  ],
  [
    'childrenInCare',
    `${CHILD} UASC HasDisability LoookedAfterStartDate ChildCategoryOfNeed SubsequentLACEpisodeLast12Months MostRecentLegalStatusStart LegalStatus LatestStatutoryReviewDate LastSocialWorkVisitDate PermanencePlan LastIROVisitDate LastHealthAssessmentDate LastDentalCheckDate PlacementsLast12Months CeasedLookedAfterDate ReasonCeasedLookedAfter MostRecentPlacementStartDate PlacementType PlacementProvider PlacementPostcode PlacementURN EpisodesChildMissingFromPlacement EpisodesChildAbsentFromPlacement ChildOfferedReturnInterviewAfterLastMFH ChildAcceptedReturnInterviewAfterLastMFH AllocatedTeam AllocatedWorker`,
  ],
  [
    'careLeavers',
    `${CHILD} UASC HasDisability AllocatedTeam AllocatedWorker AllocatedPersonalAdvisor EligibilityCategory LatestPathwayPlan LAInTouch LatestContact TypeOfAccommodation SuitabilityOfAccommodation ActivityStatus`,
  ],
  [
    'adoption',
    `ChildUniqueID FamilyID Gender Ethnicity DateOfBirth Age HasDisability EnteredCareDate ADMSHOBPADecisionDate PlacementOrderDate MatchedForAdoptionDate PlacedForAdoptionDate AdoptionOrderDate DecisionReversedDate DecisionReversedReason DateFFAConsurrencyPlacement`,
  ],
  [
    'adopters',
    'AdopterID Gender Ethnicity HasDisability AdoptedByCarer EnquiryDate Stage1StartDate Stage1EndDate Stage2StartDate Stage2EndDate ApplicationDate ApplicationApprDate MatchedDate PlacedDate NumSiblingsPlaced AdoptionOrderDate AdoptionLeaveDate AdoptingLeaveReason',
  ],
];

/** Columns that the script does not write. */
const NOT_WRITTEN: Partial<Record<ListId, number>> = { childrenInCare: 2, adopters: 1 };

for (const [list, columns] of COLUMNS)
  test(`${list}: known by the Standard Safeguarding Dataset's own headings, every one understood`, () => {
    const headings = columns.split(' ');
    const found = recognise('Sheet1', [{ rowNumber: 1, cells: headings }]);
    assert.equal(found.kind === 'list' && found.list, list);
    const { matches, questions } = matchHeadings(list, headings, []);
    assert.deepEqual(questions, []);
    assert.deepEqual(
      matches.filter(({ field }) => field === null).map(({ heading }) => heading),
      [],
    );
    assert.equal(matches.length, Object.keys(listOf(list).columns).length - (NOT_WRITTEN[list] ?? 0));
  });
