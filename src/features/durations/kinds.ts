import type { ListId } from '#features/extracts/index.ts';
import type { TimescaleId } from '#kernel/timescales.ts';

/** What is counted from its beginning to its end, as its address says it. */
export const DURATION_IDS = [
  'assessments',
  'conferences',
  'need',
  'protection-plans',
  'care',
  'adoption-match',
] as const;
export type DurationId = (typeof DURATION_IDS)[number];

export type DurationKind = {
  id: DurationId;
  title: string;
  /** The list that it stands in, and another that is read beside it. */
  list: ListId;
  beside: ListId | null;
  /** What it is counted in; a month is a twelfth of 365.25 days. */
  unit: 'workingDays' | 'months';
  /** What is counted, as the start of a sentence and within one: `Half of the assessments are authorised within …`. */
  counted: string;
  /** Of many: `are authorised` (within a time), `have ended` (by now); of one: `authorised`, `not yet authorised`. */
  end: string;
  ended: string;
  finished: string;
  open: string;
  /** What time is counted from: `since the referral`. */
  since: string;
  /** From which day to which, and what is not counted. */
  meaning: string;
  /** The limit that the curve is held against. */
  limit: TimescaleId | null;
  /** Those begun in the last so many months are held against those begun in as many before. */
  monthsCompared: number;
  /** Whether the list names a team for each. */
  hasTeams: boolean;
};

const WINDOWED = 'Those that ended before then are not in it.';

/** Each duration that the lists hold, in the order of a child's way through the service. */
export const DURATIONS: Readonly<Record<DurationId, DurationKind>> = {
  assessments: {
    ...{ id: 'assessments', title: 'Referral to assessment authorised', list: 'assessments', beside: 'referrals' },
    ...{
      unit: 'workingDays',
      counted: 'assessments',

      end: 'are authorised',
      ended: 'are authorised',
    },
    ...{ finished: 'authorised', open: 'not yet authorised', since: 'since the referral' },
    meaning:
      'Every assessment of List 4, counted in working days from the referral that led to it: the child’s latest one in List 3 on the day the assessment started or in the 10 working days before, unless it ended in no further action. Where there is none, counted from the day the assessment started.',
    ...{ limit: 'R-ASSESS', monthsCompared: 3, hasTeams: true },
  },
  conferences: {
    ...{ id: 'conferences', title: 'Strategy discussion to initial conference', list: 'section47', beside: null },
    ...{ unit: 'workingDays', counted: 'conferences', end: 'are held', ended: 'were held' },
    ...{ finished: 'held', open: 'not yet held', since: 'since the strategy discussion' },
    meaning:
      'Every section 47 enquiry of List 5, counted in working days from the strategy discussion to the initial child protection conference. An enquiry whose conference was deemed unnecessary has nothing to wait for and is not counted. An enquiry of which nothing is recorded yet may turn out to need no conference either.',
    ...{ limit: 'R-ICPC', monthsCompared: 3, hasTeams: true },
  },
  need: {
    ...{ id: 'need', title: 'Length of need', list: 'childrenInNeed', beside: null },
    ...{ unit: 'months', counted: 'cases', end: 'are closed', ended: 'are closed' },
    ...{ finished: 'closed', open: 'still open', since: 'since need began' },
    meaning:
      'Every child of List 6, from the start of need to the closure of the case, children on a child protection plan and in care included. Of each child the list has the latest case alone.',
    ...{ limit: 'R-CIN-LONG', monthsCompared: 6, hasTeams: true },
  },
  'protection-plans': {
    ...{ id: 'protection-plans', title: 'Length of child protection plans', list: 'childProtection', beside: null },
    ...{ unit: 'months', counted: 'plans', end: 'end', ended: 'have ended' },
    ...{ finished: 'ended', open: 'still open', since: 'since the plan began' },
    meaning:
      'Every child protection plan of List 7, from its start to its end. Of each child the list has the latest plan alone.',
    ...{ limit: 'R-CP-LONG', monthsCompared: 6, hasTeams: true },
  },
  care: {
    ...{ id: 'care', title: 'Length of care', list: 'childrenInCare', beside: null },
    ...{ unit: 'months', counted: 'periods of care', end: 'end', ended: 'have ended' },
    ...{ finished: 'ended', open: 'still in care', since: 'since care began' },
    meaning:
      'Every period of care of List 8, from its start to its end, without series of short breaks. Of each child the list has the latest period alone.',
    ...{ limit: null, monthsCompared: 6, hasTeams: true },
  },
  'adoption-match': {
    ...{ id: 'adoption-match', title: 'Waiting for a match with adopters', list: 'adoption', beside: null },
    ...{ unit: 'months', counted: 'waits', end: 'end in a match', ended: 'have ended in a match' },
    ...{ finished: 'ended in a match', open: 'still going on', since: 'since the decision for adoption' },
    meaning:
      'Every child of List 10, from the decision that the child should be placed for adoption to the match, or to the placement or adoption where no match is recorded. A child whose decision was reversed counts as waiting until that day.',
    ...{ limit: 'R-ADOPT-MATCH', monthsCompared: 6, hasTeams: false },
  },
};

/** Days of a calendar month, on average, and so of a duration's unit. */
const DAYS_OF_A_MONTH = 365.25 / 12;

/** How many of what spells are counted in make one of the unit in which they are shown. */
export function perUnit({ unit }: Pick<DurationKind, 'unit'>): number {
  return unit === 'months' ? DAYS_OF_A_MONTH : 1;
}

/** Why a list that holds what was open in a window can be read without bias. */
export function lateEntryInWords(months: number): string {
  return `The list holds what was open at some time in the ${months} months up to the extract. ${WINDOWED} So each one is counted only from the day from which it was certain to be in the list: what had begun before counts from the age that it had reached when those ${months} months began, or the long ones would weigh too much.`;
}

export function isDurationId(text: string): text is DurationId {
  return DURATION_IDS.some((id) => id === text);
}
