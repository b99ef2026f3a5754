import { endOfCare } from './codes/end-of-care.ts';
import { legalStatus } from './codes/legal-status.ts';
import { categoryOfNeed } from './codes/need.ts';
import { permanencePlan } from './codes/permanence.ts';
import { placementInside, placementProvider, placementType } from './codes/placement.ts';
import { returnInterviewAccepted, returnInterviewOffered, unaccompanied, yesNo } from './codes/yes-no.ts';
import { codeColumn, dateColumn, idColumn, integerColumn, textColumn } from './column.ts';
import { allocation, disability, whoTheChildIs } from './common.ts';
import { defineList, type RecordOf } from './list.ts';

const care = {
  startedOn: dateColumn('Date Started to be Looked After', {
    required: true,
    also: ['LoookedAfterStartDate', 'LookedAfterStartDate', 'Date Started Looked After', 'LAC Start Date'],
  }),
  categoryOfNeed: codeColumn('Child’s Category of Need', categoryOfNeed, {
    required: true,
    also: ['ChildCategoryOfNeed', 'Category of Need'],
  }),
  secondPeriodIn12Months: codeColumn(
    'Is this a second or subsequent period of being a Looked After Child within the last 12 months (Y/N)',
    yesNo,
    {
      required: true,
      also: ['SubsequentLACEpisodeLast12Months'],
      like: [/\bsecond or subsequent\b.*\bbeing a looked after child\b/],
    },
  ),
  legalStatusFrom: dateColumn('Start date of current legal status', {
    required: true,
    also: ['MostRecentLegalStatusStart', 'Legal Status Start Date'],
  }),
  legalStatus: codeColumn('Child’s Legal Status', legalStatus, {
    required: true,
    also: ['LegalStatus', 'Current Legal Status'],
  }),
};

const contact = {
  lastReviewOn: dateColumn('Date of Latest Statutory Review', {
    also: ['LatestStatutoryReviewDate', 'Date of Last Statutory Review'],
  }),
  lastVisitOn: dateColumn('Date of Last Social Work Visit', {
    also: ['LastSocialWorkVisitDate', 'Date of Last Statutory Visit', 'Last Social Work Visit'],
  }),
  permanencePlan: codeColumn('What is the permanence plan for this child?', permanencePlan, {
    also: ['PermanencePlan', 'Plan for Child to be Reunified with Their Family'],
    like: [/^plan for child to be reunified with their family\b/],
  }),
  lastReviewingOfficerContactOn: dateColumn('Date of Last IRO Visit / Contact to the Child', {
    also: ['LastIROVisitDate', 'Date of Last IRO Visit', 'Date of Last IRO Visit or Contact to the Child'],
  }),
  lastHealthAssessmentOn: dateColumn('Date of Last Health Assessment', { also: ['LastHealthAssessmentDate'] }),
  lastDentalCheckOn: dateColumn('Date of Last Dental Check', { also: ['LastDentalCheckDate'] }),
  placementsInLast12Months: integerColumn('Number of Placements in the Last 12 months', {
    required: true,
    also: ['PlacementsLast12Months', 'Number of Placements in Last 12 months'],
  }),
  endedOn: dateColumn('Date Ceased to be Looked After', {
    also: ['CeasedLookedAfterDate', 'Date Ceased Looked After', 'LAC End Date'],
  }),
  endReason: codeColumn('Reason Ceased to be Looked After', endOfCare, {
    also: ['ReasonCeasedLookedAfter', 'Reason Ceased Looked After'],
  }),
};

const placement = {
  placementStartedOn: dateColumn('Start Date of Most Recent Placement', {
    required: true,
    also: ['MostRecentPlacementStartDate', 'Placement Start Date'],
  }),
  placementType: codeColumn('Placement Type', placementType, { required: true, also: ['PlacementType'] }),
  placementProvider: codeColumn('Placement Provider', placementProvider, {
    required: true,
    also: ['PlacementProvider'],
  }),
  placementPostcode: textColumn('Placement postcode', { required: true, also: ['PlacementPostcode'] }),
  placementUrn: idColumn('URN of Placement', { also: ['PlacementURN', 'Placement URN'] }),
  placementInside: codeColumn('Placement Location', placementInside, { required: true, also: ['PlacementLocation'] }),
  placementAuthority: textColumn('LA of Placement', { required: true, also: ['PlacementLA', 'Placement LA'] }),
  missingEpisodes: integerColumn(
    'Number of Episodes the Child has been ‘Missing’ from their Placement in the last 12 months',
    {
      required: true,
      also: ['EpisodesChildMissingFromPlacement', 'Number of Missing Episodes in the last 12 months'],
      like: [/^number of episodes the child has been missing\b/],
    },
  ),
  absentEpisodes: integerColumn(
    'Number of Episodes the Child has been ‘Absent’ from their Placement in the last 12 months',
    {
      required: true,
      also: ['EpisodesChildAbsentFromPlacement', 'Number of Absent Episodes in the last 12 months'],
      like: [/^number of episodes the child has been absent\b/],
    },
  ),
  returnInterviewOffered: codeColumn(
    'Was the child offered a Return Interview after their last missing episode (Y/N)?',
    returnInterviewOffered,
    {
      also: ['ChildOfferedReturnInterviewAfterLastMFH', 'Return Interview Offered'],
      like: [/^was the child offered a return (?:home )?interview\b/],
    },
  ),
  returnInterviewAccepted: codeColumn(
    'Did the child accept a Return Interview after their last missing episode (Y/N)?',
    returnInterviewAccepted,
    {
      also: ['ChildAcceptedReturnInterviewAfterLastMFH', 'Return Interview Accepted'],
      like: [/^did the child accept a return (?:home )?interview\b/],
    },
  ),
};

/** Every child in care now or in the last six months: one row each, the most recent period of care. */
export const childrenInCare = defineList({
  id: 'childrenInCare',
  number: 8,
  title: 'Children in care',
  alsoNamed: ['Looked after children', 'Children looked after', 'LAC', 'CLA', 'CIC'],
  rowsPerPerson: 'one',
  personField: 'childId',
  placedBy: 'startedOn',
  reachesBackMonths: 6,
  columns: {
    ...whoTheChildIs,
    unaccompanied: codeColumn(
      'Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)',
      unaccompanied,
      { required: true, also: ['UASC'], like: [/^unaccompanied asylum seeking child\b/] },
    ),
    disability,
    ...care,
    ...contact,
    ...placement,
    ...allocation,
  },
});

export type ChildInCareRecord = RecordOf<typeof childrenInCare>;
