import type { AnyMeasure } from '../../definition.ts';
import { careVisitsInTime } from './care-visits-in-time.ts';
import { childrenInCare } from './children-in-care.ts';
import { threePlacements } from './three-placements.ts';

export const CHILDREN_IN_CARE: readonly AnyMeasure[] = [childrenInCare, careVisitsInTime, threePlacements];
