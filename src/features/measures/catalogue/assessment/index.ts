import type { AnyMeasure } from '../../definition.ts';
import { assessmentsIn45WorkingDays } from './assessments-in-45-working-days.ts';
import { assessmentsOpenOver45WorkingDays } from './assessments-open-over-45-working-days.ts';

export const ASSESSMENT: readonly AnyMeasure[] = [assessmentsIn45WorkingDays, assessmentsOpenOver45WorkingDays];
