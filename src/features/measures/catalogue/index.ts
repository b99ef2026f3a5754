import type { AnyMeasure } from '../definition.ts';
import { assessmentsIn45WorkingDays } from './assessments-in-45-working-days.ts';
import { assessmentsOpenOver45WorkingDays } from './assessments-open-over-45-working-days.ts';
import { careVisitsInTime } from './care-visits-in-time.ts';
import { childrenInCare } from './children-in-care.ts';
import { childrenOnPlans } from './children-on-plans.ts';
import { conferencesIn15WorkingDays } from './conferences-in-15-working-days.ts';
import { contactsReceived } from './contacts-received.ts';
import { inEducationOrWork } from './in-education-or-work.ts';
import { planVisitsInTime } from './plan-visits-in-time.ts';
import { plansOpenTwoYears } from './plans-open-two-years.ts';
import { reReferrals } from './re-referrals.ts';
import { referralsReceived } from './referrals-received.ts';
import { rowsWithAnError } from './rows-with-an-error.ts';
import { seenAlone } from './seen-alone.ts';
import { suitableAccommodation } from './suitable-accommodation.ts';
import { threePlacements } from './three-placements.ts';

/** Every measure, in the order in which a child's journey meets them. */
export const CATALOGUE: readonly AnyMeasure[] = [
  contactsReceived,
  referralsReceived,
  reReferrals,
  assessmentsIn45WorkingDays,
  assessmentsOpenOver45WorkingDays,
  childrenOnPlans,
  conferencesIn15WorkingDays,
  plansOpenTwoYears,
  planVisitsInTime,
  seenAlone,
  childrenInCare,
  careVisitsInTime,
  threePlacements,
  suitableAccommodation,
  inEducationOrWork,
  rowsWithAnError,
];

/** A measure by its id, or null where there is none. */
export function measureById(id: string): AnyMeasure | null {
  return CATALOGUE.find((measure) => measure.description.id === id) ?? null;
}
