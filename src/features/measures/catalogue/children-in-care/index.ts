import type { AnyMeasure } from '../../definition.ts';
import { careReviewsInTime } from './care-reviews-in-time.ts';
import { careVisitsInTime } from './care-visits-in-time.ts';
import { ceasingToBeLookedAfter } from './ceasing-to-be-looked-after.ts';
import { childrenInCare } from './children-in-care.ts';
import { healthAssessments } from './health-assessments.ts';
import { longTermStability } from './long-term-stability.ts';
import { startingToBeLookedAfter } from './starting-to-be-looked-after.ts';
import { threePlacements } from './three-placements.ts';
import { threeSocialWorkers } from './three-social-workers.ts';

export const CHILDREN_IN_CARE: readonly AnyMeasure[] = [
  childrenInCare,
  startingToBeLookedAfter,
  ceasingToBeLookedAfter,
  careVisitsInTime,
  careReviewsInTime,
  threePlacements,
  longTermStability,
  threeSocialWorkers,
  healthAssessments,
];
