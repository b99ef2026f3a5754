import type { AnyMeasure } from '../../definition.ts';
import { childrenInNeed } from './children-in-need.ts';
import { needPlansOverAYear } from './need-plans-over-a-year.ts';
import { needVisitsInTime } from './need-visits-in-time.ts';
import { threeWorkers } from './three-workers.ts';
import { unallocatedCases } from './unallocated-cases.ts';

export const CHILDREN_IN_NEED: readonly AnyMeasure[] = [
  childrenInNeed,
  needVisitsInTime,
  needPlansOverAYear,
  unallocatedCases,
  threeWorkers,
];
