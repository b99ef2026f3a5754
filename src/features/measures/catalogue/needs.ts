import type { Area, MeasureDescription } from '../measure.ts';

/** What a measure needs that the lists do not hold, and what it takes to have it. */
export const NEEDS = {
  contactTimes: 'when each contact was decided, and its priority: times that List 1 does not hold',
  referralTimes: 'when each referral was decided: a date that List 3 does not hold',
  strategyDiscussions: 'when the concern arose, and which agencies took part in each strategy discussion',
  firstSeen: 'when the child was first seen in each assessment: a date that List 4 does not hold',
  planEvents: 'core groups, checks and advocacy of each child protection plan, with their dates',
  careEvents: 'reviews, health, education and registration of each placement, with their dates',
  missingEpisodes: 'each missing episode and its return interview, for children at home, too',
  caseRecords: 'direct work, visits, supervision and summaries of each open case, with the day they were recorded',
  surveys: 'a survey of children and young people',
  fosteringRegister: 'a register of fostering households',
  legalTracker: 'a tracker of pre-proceedings and care proceedings',
  allegationsTracker: 'a tracker of allegations against people who work with children',
  privateFosteringRegister: 'a register of private fostering',
  workforceRegister: 'a register of posts and of who holds them',
  auditRegister: 'audits of cases, with their grades and moderation',
  actionRegister: 'the improvement plan’s actions and what became of them',
  complaintsRegister: 'a register of complaints',
} as const;

export type Need = keyof typeof NEEDS;

/** A measure of the catalogue that cannot be counted yet. */
export type Awaited = Pick<MeasureDescription, 'tier' | 'title' | 'better'> & {
  id: string;
  area: Area;
  /** What will be counted, out of what. */
  counts: string;
  needs: Need;
};
