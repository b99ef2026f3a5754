import type { AnyMeasure } from '../../definition.ts';
import { earlyHelpAssessments } from './early-help-assessments.ts';
import { steppedDownAndNotBack } from './stepped-down-and-not-back.ts';

export const EARLY_HELP: readonly AnyMeasure[] = [earlyHelpAssessments, steppedDownAndNotBack];
