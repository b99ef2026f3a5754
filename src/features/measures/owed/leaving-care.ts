import type { CareLeaverRecord } from '#features/extracts/index.ts';
import { addYears, type LocalDate } from '#kernel/local-date.ts';
import { first, next, type Owed, type OwedAt } from './owed.ts';

const ELIGIBLE_FROM_AGE = 16;

/**
 * The day from which a young person's first clocks run. List 9 does not say when somebody became eligible: one who
 * came into care after the 16th birthday, or had not yet spent 13 weeks in it, is counted from the birthday all the same.
 */
export function sixteenthBirthday({ bornOn }: CareLeaverRecord): LocalDate | null {
  return bornOn === null ? null : addYears(bornOn, ELIGIBLE_FROM_AGE);
}

/** The personal adviser of an eligible, relevant or former relevant young person who has none recorded. */
export function personalAdviserOwed(person: CareLeaverRecord, at: OwedAt): Owed | null {
  if (!hasPathwayPlan(person) || person.personalAdviser !== null) return null;
  return first('R-PA', sixteenthBirthday(person), at);
}

/** The pathway plan of an eligible, relevant or former relevant young person: the first, then its reviews. */
export function pathwayPlanOwed(person: CareLeaverRecord, at: OwedAt): Owed | null {
  if (!hasPathwayPlan(person)) return null;
  const { pathwayPlanReviewedOn: last } = person;
  return last === null ? first('R-PATHWAY', sixteenthBirthday(person), at) : next('R-PATHWAY-REV', last, at);
}

/**
 * The contact with a relevant or former relevant young person, who is out of care; where none is recorded it is
 * counted from the 16th birthday.
 */
export function contactOwed(person: CareLeaverRecord, at: OwedAt): Owed | null {
  if (person.eligibility !== 'relevant' && person.eligibility !== 'formerRelevant') return null;
  const { lastContactOn: last } = person;
  return last === null ? first('R-PA-CONTACT', sixteenthBirthday(person), at) : next('R-PA-CONTACT', last, at);
}

/** Qualifying young people are owed advice and help, but neither an adviser nor a pathway plan. */
function hasPathwayPlan({ eligibility }: CareLeaverRecord): boolean {
  return eligibility === 'eligible' || eligibility === 'relevant' || eligibility === 'formerRelevant';
}
