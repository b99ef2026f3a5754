import type { Better, XmrPoint } from './xmr.ts';

/** Has it changed? The icon of the last point that has a value. */
export type Variation = 'improvement' | 'concern' | 'neitherHigh' | 'neitherLow' | 'commonCause';

/** Will the target be met? Always, never, or now and then: where the target lies against the last limits. */
export type Assurance = 'hit' | 'miss' | 'sometimes';

const VARIATION = { good: 'improvement', bad: 'concern', high: 'neitherHigh', low: 'neitherLow' } as const;

/** The variation icon of Making Data Count: that of the latest point. */
export function variationOf(points: readonly XmrPoint[]): Variation {
  const latest = points.findLast((point) => point.value !== null);
  return latest?.effect ? VARIATION[latest.effect] : 'commonCause';
}

/**
 * The assurance icon of Making Data Count: a target beyond a limit is always or never met, one within (or on) the
 * limits now and then. Null where neither direction is better. Without limits the answer is `sometimes`, as in
 * NHSRplotthedots: a caller who wants no icon there must look at the limits.
 */
export function assuranceOf(points: readonly XmrPoint[], target: number, better: Better): Assurance | null {
  const last = points.at(-1);
  if (better === 'neither' || last === undefined) return null;
  if (last.lower === null || last.upper === null) return 'sometimes';
  if (target > last.upper) return better === 'higher' ? 'miss' : 'hit';
  if (target < last.lower) return better === 'higher' ? 'hit' : 'miss';
  return 'sometimes';
}
