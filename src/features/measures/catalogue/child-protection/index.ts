import type { AnyMeasure } from '../../definition.ts';
import { childrenOnPlans } from './children-on-plans.ts';
import { conferencesIn15WorkingDays } from './conferences-in-15-working-days.ts';
import { planReviewsInTime } from './plan-reviews-in-time.ts';
import { planVisitsInTime } from './plan-visits-in-time.ts';
import { plansOpenTwoYears } from './plans-open-two-years.ts';
import { secondPlans } from './second-plans.ts';
import { seenAlone } from './seen-alone.ts';

export const CHILD_PROTECTION: readonly AnyMeasure[] = [
  childrenOnPlans,
  conferencesIn15WorkingDays,
  secondPlans,
  plansOpenTwoYears,
  planVisitsInTime,
  seenAlone,
  planReviewsInTime,
];
