import type { CareLeaverRecord, ChildInNeedRecord, ListId, ListRecords } from '#features/extracts/index.ts';
import {
  assessmentOwed,
  careReviewOwed,
  careVisitOwed,
  conferenceOwed,
  contactOwed,
  dentalCheckOwed,
  healthAssessmentOwed,
  isInCareOn,
  isOpenOn,
  longNeedAfter,
  longPlanFrom,
  matchOwed,
  needVisitOwed,
  nineMonthCheckOwed,
  type Owed,
  type OwedAt,
  pathwayPlanOwed,
  personalAdviserOwed,
  planReviewOwed,
  planVisitOwed,
} from '#features/measures/index.ts';

/** What children wait for, the most pressing first: of two that are due on one day, the first stands first. */
export const CLOCK_KINDS = [
  'planVisit',
  'careVisit',
  'conference',
  'needVisit',
  'assessment',
  'planReview',
  'careReview',
  'planTwoYears',
  'planNineMonths',
  'contact',
  'personalAdviser',
  'pathwayPlan',
  'healthAssessment',
  'dentalCheck',
  'match',
  'needYear',
] as const;

export type ClockKind = (typeof CLOCK_KINDS)[number];

/** One kind of clock: whose rows it runs for, when it runs out, and what it is counted from. */
export type KindOver<L extends ListId> = {
  list: L;
  title: string;
  /** Null where no clock runs: nothing is owed, or the row does not say enough. */
  owed(row: ListRecords[L], at: OwedAt): Owed | null;
  /** What the clock is counted from: a beginning where nothing of the kind was done yet, else the one before. */
  countedFrom: { first: string; next: string };
  /** A birthday is not shown beside a child who stands under a pseudonym. */
  firstIsBirthday?: true;
  /** The column without which a file says nothing of it: such a file would make it overdue for everybody. */
  needs?: keyof ListRecords[L] & string;
};

export type Kind = { [L in ListId]: KindOver<L> }[ListId];

export const KINDS: { readonly [K in ClockKind]: Kind } = {
  planVisit: {
    list: 'childProtection',
    title: 'Visit to a child on a plan',
    owed: (plan, at) => (isOpenOn(plan, at.asAt) ? planVisitOwed(plan, at) : null),
    countedFrom: { first: 'Start of the plan', next: 'Last visit' },
  },
  careVisit: {
    list: 'childrenInCare',
    title: 'Visit to a child in care',
    owed: (child, at) => (isInCareOn(child, at.asAt) ? careVisitOwed(child, at) : null),
    countedFrom: { first: 'Start of the placement or the care order', next: 'Last visit' },
  },
  conference: {
    list: 'section47',
    title: 'Initial child protection conference',
    owed: conferenceOwed,
    countedFrom: { first: 'Strategy discussion', next: 'Strategy discussion' },
  },
  needVisit: {
    list: 'childrenInNeed',
    title: 'Visit to a child in need',
    owed: (child, at) => (hasNeedPlan(child, at) ? needVisitOwed(child, at) : null),
    countedFrom: { first: 'Start of need', next: 'Last seen' },
  },
  assessment: {
    list: 'assessments',
    title: 'Assessment',
    owed: assessmentOwed,
    countedFrom: { first: 'Start of the assessment', next: 'Start of the assessment' },
  },
  planReview: {
    list: 'childProtection',
    title: 'Review conference',
    owed: (plan, at) => (isOpenOn(plan, at.asAt) ? planReviewOwed(plan, at) : null),
    countedFrom: { first: 'Start of the plan', next: 'Last review' },
  },
  careReview: {
    list: 'childrenInCare',
    title: 'Review of a child in care',
    owed: (child, at) => (isInCareOn(child, at.asAt) ? careReviewOwed(child, at) : null),
    countedFrom: { first: 'Start of care', next: 'Last review' },
  },
  planTwoYears: {
    list: 'childProtection',
    title: 'Plan reaches two years',
    owed: (plan, at) => (isOpenOn(plan, at.asAt) && nineMonthsAhead(plan, at) === null ? longPlanFrom(plan, at) : null),
    countedFrom: { first: 'Start of the plan', next: 'Start of the plan' },
  },
  planNineMonths: {
    list: 'childProtection',
    title: 'Nine-month check of a plan',
    owed: (plan, at) => (isOpenOn(plan, at.asAt) ? nineMonthsAhead(plan, at) : null),
    countedFrom: { first: 'Start of the plan', next: 'Start of the plan' },
  },
  contact: {
    list: 'careLeavers',
    title: 'Contact with a care leaver',
    owed: (person, at) => (isServed(person) ? contactOwed(person, at) : null),
    countedFrom: { first: '16th birthday, no contact recorded', next: 'Last contact' },
    ...{ firstIsBirthday: true, needs: 'lastContactOn' },
  },
  personalAdviser: {
    list: 'careLeavers',
    title: 'Personal adviser',
    owed: (person, at) => (isServed(person) ? personalAdviserOwed(person, at) : null),
    countedFrom: { first: '16th birthday, no adviser recorded', next: '16th birthday' },
    ...{ firstIsBirthday: true, needs: 'personalAdviser' },
  },
  pathwayPlan: {
    list: 'careLeavers',
    title: 'Pathway plan or its review',
    owed: (person, at) => (isServed(person) ? pathwayPlanOwed(person, at) : null),
    countedFrom: { first: '16th birthday, no plan recorded', next: 'Last review of the plan' },
    ...{ firstIsBirthday: true, needs: 'pathwayPlanReviewedOn' },
  },
  healthAssessment: {
    list: 'childrenInCare',
    title: 'Health assessment',
    owed: (child, at) => (isInCareOn(child, at.asAt) ? healthAssessmentOwed(child, at) : null),
    countedFrom: { first: 'Start of care', next: 'Last health assessment' },
    needs: 'lastHealthAssessmentOn',
  },
  dentalCheck: {
    list: 'childrenInCare',
    title: 'Dental check',
    owed: (child, at) => (isInCareOn(child, at.asAt) ? dentalCheckOwed(child, at) : null),
    countedFrom: { first: 'Start of care, no check recorded', next: 'Last dental check' },
    needs: 'lastDentalCheckOn',
  },
  match: {
    list: 'adoption',
    title: 'Match with adopters',
    owed: matchOwed,
    countedFrom: { first: 'Decision for adoption', next: 'Decision for adoption' },
  },
  needYear: {
    list: 'childrenInNeed',
    title: 'Plan of a child in need reaches a year',
    owed: (child, at) => (hasNeedPlan(child, at) ? ahead(longNeedAfter(child, at), at) : null),
    countedFrom: { first: 'Start of need', next: 'Start of need' },
  },
};

/** The lists from which clocks run. */
export const LISTS_WITH_CLOCKS: readonly ListId[] = [...new Set(CLOCK_KINDS.map((kind) => KINDS[kind].list))];

/**
 * The nine-month check while it lies ahead. List 7 does not say whether it was made: once the day had passed on the
 * as-at date, the plan's next mark is its second year.
 */
function nineMonthsAhead(plan: ListRecords['childProtection'], at: OwedAt): Owed | null {
  return ahead(nineMonthCheckOwed(plan, at), at);
}

/** A day to reach, not a thing to do: it is of use until it has passed, and measures count those beyond it. */
function ahead(owed: Owed | null, { asAt }: OwedAt): Owed | null {
  return owed !== null && owed.dueOn >= asAt ? owed : null;
}

/** On a child in need plan on the as-at date: not on a child protection plan, not in care, not only being assessed. */
function hasNeedPlan({ caseStatus, closedOn }: ChildInNeedRecord, { asAt }: OwedAt): boolean {
  return caseStatus === 'childInNeedPlan' && (closedOn === null || closedOn > asAt);
}

/** Young people who have died, went back to their parents for good or want nothing more are owed no contact. */
function isServed({ inTouch }: CareLeaverRecord): boolean {
  return inTouch !== 'DIED' && inTouch !== 'RHOM' && inTouch !== 'NREQ';
}
