import type { AnyMeasure } from '../../definition.ts';
import { assessmentsIn45WorkingDays } from './assessments-in-45-working-days.ts';
import { assessmentsOpenOver45WorkingDays } from './assessments-open-over-45-working-days.ts';
import { assessmentsOutOfDate } from './assessments-out-of-date.ts';
import { enquiriesStarted } from './enquiries-started.ts';
import { enquiriesToConference } from './enquiries-to-conference.ts';
import { seenDuringAssessment } from './seen-during-assessment.ts';

export const ASSESSMENT: readonly AnyMeasure[] = [
  assessmentsIn45WorkingDays,
  assessmentsOpenOver45WorkingDays,
  seenDuringAssessment,
  assessmentsOutOfDate,
  enquiriesStarted,
  enquiriesToConference,
];
