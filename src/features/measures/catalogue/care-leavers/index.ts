import type { AnyMeasure } from '../../definition.ts';
import { inEducationOrWork } from './in-education-or-work.ts';
import { suitableAccommodation } from './suitable-accommodation.ts';

export const CARE_LEAVERS: readonly AnyMeasure[] = [suitableAccommodation, inEducationOrWork];
