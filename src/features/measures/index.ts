export type { Area, Dimension, MeasureDescription, MeasureId, MeasureValue, Point, Status, Target } from './measure.ts';
export { AREAS, DIMENSIONS, SMALLEST_JUDGED_DENOMINATOR } from './measure.ts';
