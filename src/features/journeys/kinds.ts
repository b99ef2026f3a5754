import type { ListId } from '#features/extracts/index.ts';
import type { Step } from './cohort.ts';

export const JOURNEY_IDS = ['contacts', 'referrals', 'enquiries', 'protection-plans', 'ended-plans'] as const;
export type JourneyId = (typeof JOURNEY_IDS)[number];

export type JourneyKind = {
  id: JourneyId;
  title: string;
  /** The list in which it begins, and those in which it goes on. */
  list: ListId;
  further: readonly ListId[];
  /** What is counted: `referrals`, and one of them. */
  counted: string;
  one: string;
  /** Names of the stages, from the first. */
  stages: readonly string[];
  /** Everything that can come of it, in the order in which it is shown. */
  steps: readonly Step[];
  /** The cohort that is shown first ends so many months before the extract's last, so that there is time to see what follows. */
  monthsToFollow: number;
  hasTeams: boolean;
  /** How one thing is known to have led to another. */
  meaning: readonly string[];
};

/** An assessment is taken to follow a referral, and a referral a contact, when it starts within so many working days. */
export const ASSESSMENT_WITHIN = 45;
export const REFERRAL_WITHIN = 5;
/** A conference is waited for until so many working days after the strategy discussion. */
export const CONFERENCE_WITHIN = 15;

function step(stage: number, id: string, label: string, isTooEarly = false): Step {
  return { id, stage, label, isTooEarly };
}

const AFTER_REFERRAL = [
  'An assessment follows a referral when it is of the same child and starts on the day of the referral or within 45 working days, before the child is referred again. Lists name no referral beside an assessment, so that this is taken from the days.',
  'An enquiry follows when its strategy discussion is of the same child, on the day of the referral or later, before the child is referred again and no later than the assessment’s authorisation.',
];

const ENQUIRY_STEPS = (stage: number): Step[] => [
  step(stage, 'held', 'Conference held'),
  step(stage, 'unnecessary', 'Conference unnecessary'),
  step(stage, 'waiting', 'Too early to tell', true),
  step(stage, 'unrecorded', 'Neither recorded'),
  step(stage + 1, 'plan', 'Child protection plan'),
  step(stage + 1, 'noPlan', 'No plan'),
  step(stage + 1, 'planUnrecorded', 'Not recorded'),
];

const AFTER_A_PLAN = (stage: number): Step[] => [
  step(stage, 'inCare', 'Now in care'),
  step(stage, 'inNeed', 'Now in need'),
  step(stage, 'closed', 'Case closed'),
  step(stage, 'unknown', 'In neither list'),
];
const BEFORE_A_PLAN = (stage: number): Step[] => [
  step(stage, 'first', 'First plan'),
  step(stage, 'again', 'Again on a plan'),
  step(stage, 'beforeUnrecorded', 'Not recorded'),
];
const PLANS_MEANING = [
  'A plan is a row of List 7, which has each child’s latest plan alone: of a child who is on a plan again the plan before is not in it. Whether a plan is the first is what the list says of previous plans.',
  'Afterwards is where the child of an ended plan stands on the day of the extract: in care by List 8, else in need by List 6.',
];

export const JOURNEYS: Readonly<Record<JourneyId, JourneyKind>> = {
  contacts: {
    ...{ id: 'contacts', title: 'What comes of contacts', list: 'contacts', further: ['referrals', 'assessments'] },
    ...{ counted: 'contacts', one: 'contact', stages: ['Contact', 'Next', 'Referral', 'Assessment'] },
    steps: [
      step(0, 'contact', 'Contacts'),
      step(1, 'referred', 'Referral within 5 working days'),
      step(1, 'notReferred', 'No referral'),
      step(1, 'early', 'Too early to tell', true),
      step(2, 'assessed', 'Assessment'),
      step(2, 'nfa', 'No further action'),
      step(2, 'notAssessed', 'No assessment seen'),
      step(2, 'assessmentEarly', 'Too early to tell', true),
      step(3, 'needs', 'Needs support'),
      step(3, 'noNeed', 'No support needed'),
      step(3, 'assessing', 'Assessment still open', true),
      step(3, 'outcomeUnrecorded', 'Not recorded'),
    ],
    ...{ monthsToFollow: 2, hasTeams: false },
    meaning: [
      'A contact is a row of List 1: one for each child in it, so that three children of a family are three. A referral follows it when it is of the same child, on the day of the contact or within 5 working days. Two contacts of a child in those days may lead to the same referral, and both count.',
      AFTER_REFERRAL[0] ?? '',
    ],
  },
  referrals: {
    ...{ id: 'referrals', title: 'What comes of referrals', list: 'referrals', further: ['assessments', 'section47'] },
    ...{ counted: 'referrals', one: 'referral' },
    stages: ['Referral', 'Decision', 'Assessment', 'Enquiry', 'Conference', 'Plan'],
    steps: [
      step(0, 'referral', 'Referrals'),
      step(1, 'assessed', 'Assessment'),
      step(1, 'nfa', 'No further action'),
      step(1, 'notAssessed', 'No assessment seen'),
      step(1, 'early', 'Too early to tell', true),
      step(2, 'needs', 'Needs support'),
      step(2, 'noNeed', 'No support needed'),
      step(2, 'assessing', 'Assessment still open', true),
      step(2, 'outcomeUnrecorded', 'Not recorded'),
      step(3, 'enquiry', 'Section 47 enquiry'),
      step(3, 'noEnquiry', 'No enquiry'),
      step(3, 'enquiryEarly', 'Too early to tell', true),
      ...ENQUIRY_STEPS(4),
    ],
    ...{ monthsToFollow: 2, hasTeams: true },
    meaning: ['A referral is a row of List 3. A child who was referred twice counts twice.', ...AFTER_REFERRAL],
  },
  enquiries: {
    ...{ id: 'enquiries', title: 'What comes of section 47 enquiries', list: 'section47', further: [] },
    ...{ counted: 'enquiries', one: 'enquiry', stages: ['Strategy discussion', 'Conference', 'Plan'] },
    steps: [step(0, 'discussed', 'Strategy discussions'), ...ENQUIRY_STEPS(1)],
    ...{ monthsToFollow: 1, hasTeams: true },
    meaning: [
      'An enquiry is a row of List 5, which says itself whether a conference was held or unnecessary and whether it led to a plan. Until 15 working days after the strategy discussion it is too early to tell.',
    ],
  },
  'protection-plans': {
    ...{ id: 'protection-plans', title: 'What comes of child protection plans', list: 'childProtection' },
    further: ['childrenInCare', 'childrenInNeed'],
    ...{ counted: 'plans', one: 'plan', stages: ['Plan', 'Before', 'So far', 'Afterwards'] },
    steps: [
      step(0, 'plan', 'Plans started'),
      ...BEFORE_A_PLAN(1),
      step(2, 'open', 'Still open', true),
      step(2, 'ended3', 'Ended within 3 months'),
      step(2, 'ended6', 'Ended in 3 to 6 months'),
      ...AFTER_A_PLAN(3),
    ],
    ...{ monthsToFollow: 0, hasTeams: true, meaning: PLANS_MEANING },
  },
  'ended-plans': {
    ...{ id: 'ended-plans', title: 'What comes of plans that ended', list: 'childProtection' },
    further: ['childrenInCare', 'childrenInNeed'],
    ...{ counted: 'ended plans', one: 'ended plan', stages: ['Plan', 'Before', 'Length', 'Afterwards'] },
    steps: [
      step(0, 'ended', 'Plans ended'),
      ...BEFORE_A_PLAN(1),
      step(2, 'lasted3', 'Up to 3 months'),
      step(2, 'lasted12', '3 months to a year'),
      step(2, 'lasted24', 'One to two years'),
      step(2, 'lastedLonger', 'Over two years'),
      ...AFTER_A_PLAN(3),
    ],
    ...{ monthsToFollow: 0, hasTeams: true, meaning: PLANS_MEANING },
  },
};

export function isJourneyId(text: string): text is JourneyId {
  return JOURNEY_IDS.some((id) => id === text);
}
