import type { AnyMeasure } from '../../definition.ts';
import { childrenMissingFromCare } from './children-missing-from-care.ts';

export const MISSING: readonly AnyMeasure[] = [childrenMissingFromCare];
