import type { Locality } from './council.ts';
import type { Dated, Day } from './days.ts';
import type { Code } from './rows.ts';

export type Ethnicity = Code<'contacts', 'ethnicity'>;
export type Source = Code<'contacts', 'source'>;
export type CareNeed = Code<'childrenInCare', 'categoryOfNeed'>;
export type Category = Code<'childProtection', 'initialCategory'>;
export type PermanencePlan = Code<'childrenInCare', 'permanencePlan'>;
export type LegalStatus = Code<'childrenInCare', 'legalStatus'>;
export type PlacementType = Code<'childrenInCare', 'placementType'>;
export type Provider = Code<'childrenInCare', 'placementProvider'>;
export type EndOfCare = Code<'childrenInCare', 'endReason'>;
export type Closure = Code<'childrenInNeed', 'closureReason'>;
export type Accommodation = Code<'careLeavers', 'accommodation'>;
export type InTouch = Code<'careLeavers', 'inTouch'>;
export type Reversal = Code<'adoption', 'reversalReason'>;
export type Leaving = Code<'adopters', 'leavingReason'>;

/** What happened to the children of the county, as their case records will hold it: the truth that extracts look at. */
export type History = {
  children: Child[];
  contacts: { child: Child; on: Dated; source: Source }[];
  earlyHelp: { child: Child; started: Dated; completed: Dated; organisation: string }[];
  referrals: (Held & { child: Child; on: Dated; source: Source; noFurtherAction: boolean })[];
  assessments: (Held & { child: Child; started: Dated; seen: boolean; authorised: Dated; needsSupport: boolean })[];
  enquiries: Enquiry[];
  cases: Case[];
  plans: Plan[];
  care: CareEpisode[];
  leavers: CareLeaver[];
  adoptions: Adoption[];
  adopters: Adopter[];
};

export type Child = {
  id: string;
  gender: 'male' | 'female' | 'notStated' | 'neither';
  ethnicity: Ethnicity;
  born: Day;
  disability: 'yes' | 'no' | 'unknown';
  locality: Locality;
  unaccompanied: boolean;
  /** The last day on which the child's case is open, so that a new referral is not made for an open case. */
  openUntil: Day;
  lastReferredOn: Day | null;
};

/** Who holds a piece of work: a team and one of its posts; the person in the post changes. */
export type Held = { team: string; post: number };

export type Enquiry = Held & {
  child: Child;
  discussed: Dated;
  /** When it was decided whether a conference is needed. */
  decided: Dated;
  conferenceUnnecessary: boolean;
  conference: Dated | null;
  ledToPlan: boolean | null;
};

export type CaseStatus = 'openAssessment' | 'childInNeedPlan' | 'childProtectionPlan' | 'inCare';

/** An episode of need, from the referral to closure, with what the child was receiving when. */
export type Case = {
  child: Child;
  started: Dated;
  need: CareNeed;
  spans: (Held & { status: CaseStatus; from: Dated; until: Dated | null })[];
  seen: Dated[];
  closed: Dated | null;
  closureReason: Closure | null;
};

export type Visit = Dated & { seenAlone: 'yes' | 'no' };

export type Plan = Held & {
  child: Child;
  started: Dated;
  initialCategory: Category;
  /** A category that replaced the first at a review, or null. */
  laterCategory: (Dated & { category: Category }) | null;
  visits: Visit[];
  reviews: Dated[];
  ended: Dated;
  emergency: boolean;
  previousPlans: number;
};

export type Placement = {
  from: Dated;
  type: PlacementType;
  provider: Provider;
  postcode: string;
  urn: string | null;
  inside: 'in' | 'out';
  authority: string;
};

export type CareEpisode = Held & {
  child: Child;
  started: Dated;
  need: CareNeed;
  secondPeriod: boolean;
  legal: (Dated & { status: LegalStatus })[];
  placements: Placement[];
  reviews: Dated[];
  visits: Dated[];
  officerContacts: Dated[];
  healthAssessments: Dated[];
  dentalChecks: Dated[];
  permanence: (Dated & { plan: PermanencePlan })[];
  missing: (Dated & { offered: 'yes' | 'no'; accepted: 'yes' | 'no' })[];
  absent: Dated[];
  ended: Dated;
  endReason: EndOfCare;
};

export type CareLeaver = Held & {
  child: Child;
  personalAdviserPost: number;
  from: Dated;
  until: Dated;
  contacts: Dated[];
  pathwayReviews: Dated[];
  inTouch: InTouch;
  /** Spells of life: each holds until the next begins. Shares decide activity against the chance of the day. */
  spells: { from: Day; employmentShare: number; accommodation: Accommodation; suitable: boolean; activity: number }[];
};

export type Adoption = {
  episode: CareEpisode;
  familyId: string | null;
  decided: Dated;
  placementOrder: Dated | null;
  matched: Dated | null;
  placed: Dated | null;
  adopted: Dated | null;
  reversed: Dated | null;
  reversalReason: Reversal | null;
  fosteringForAdoption: Dated | null;
};

export type Adopter = {
  id: string;
  familyId: string;
  gender: 'male' | 'female';
  ethnicity: Ethnicity;
  disability: 'yes' | 'no';
  fosteringForAdoption: 'yes' | 'no';
  enquired: Dated;
  stage1Started: Dated | null;
  stage1Ended: Dated | null;
  stage2Started: Dated | null;
  stage2Ended: Dated | null;
  applied: Dated | null;
  approved: Dated | null;
  matched: Dated | null;
  placed: Dated | null;
  childrenPlaced: number | null;
  adopted: Dated | null;
  left: Dated | null;
  leavingReason: Leaving | null;
};
