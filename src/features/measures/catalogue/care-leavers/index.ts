import type { AnyMeasure } from '../../definition.ts';
import { contactedInEightWeeks } from './contacted-in-eight-weeks.ts';
import { inEducationOrWork } from './in-education-or-work.ts';
import { inTouch } from './in-touch.ts';
import { pathwayPlanReviewed } from './pathway-plan-reviewed.ts';
import { personalAdviser } from './personal-adviser.ts';
import { suitableAccommodation } from './suitable-accommodation.ts';
import { withoutAHome } from './without-a-home.ts';

export const CARE_LEAVERS: readonly AnyMeasure[] = [
  inTouch,
  suitableAccommodation,
  withoutAHome,
  inEducationOrWork,
  personalAdviser,
  pathwayPlanReviewed,
  contactedInEightWeeks,
];
