import type { CareLeaverRecord } from '#features/extracts/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { ageAt } from '../../ages.ts';

const YOUNGEST = 19;
const OLDEST = 21;

/** The care leavers of the national measures: 19 to 21 unless told otherwise, without those who left the list. */
export function isCountedCareLeaver(person: CareLeaverRecord, on: LocalDate, youngest = YOUNGEST): boolean {
  const age = ageAt(person, on);
  if (age === null || age < youngest || age > OLDEST) return false;
  return !hasLeftTheList(person);
}

/** Died, or returned home for six months. */
export function hasLeftTheList({ inTouch }: CareLeaverRecord): boolean {
  return inTouch === 'DIED' || inTouch === 'RHOM';
}

/** Relevant and former relevant young people have left care. */
export function isOutOfCare({ eligibility }: CareLeaverRecord): boolean {
  return eligibility === 'relevant' || eligibility === 'formerRelevant';
}

export const CARE_LEAVERS_NOTE =
  'The age is worked out on the as-at date. National figures are taken around each young person’s birthday, so that they differ. As in those, young people who have died or have been back with their parents for six months are left out; those of whom nothing is known stay in the denominator.';
