import { type KeptMeasure, NOT_KEPT } from './kept-measure.ts';
import type { Decision } from './targets.ts';

/** Who entered something, and when. */
export type Entered = { enteredBy: string; enteredAt: Date };

/** How a measure is kept, with its owner's name as it is today. */
export type KeptNow = KeptMeasure & { version: number; ownerName: string };

/** What a council settled about one measure. */
export type MeasureSettings = {
  /** In the order in which they were made. */
  decisions: readonly (Decision & Entered)[];
  kept: KeptNow;
};

export const NOTHING_SETTLED: MeasureSettings = { decisions: [], kept: { ...NOT_KEPT, version: 0, ownerName: '' } };
