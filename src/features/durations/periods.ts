import { SMALLEST_JUDGED_DENOMINATOR } from '#features/measures/index.ts';
import { addDays, addMonths, type LocalDate } from '#kernel/local-date.ts';
import { logRank } from '#stats';
import { type DurationOf, durationOf, SIGNIFICANT } from './duration.ts';
import type { TeamSpell } from './spells.ts';

/** What began from one day to another. */
export type Begun = { from: LocalDate; until: LocalDate; duration: DurationOf };

export type PeriodsCompared = {
  earlier: Begun;
  later: Begun;
  /** `shorter`: those begun later end sooner, by more than chance explains. */
  verdict: { kind: 'shorter' | 'longer' | 'alike'; pValue: number } | { kind: 'tooFew' | 'apart' };
};

/**
 * Those begun in the last months against those begun in as many before, by the log-rank test. It compares at ages at
 * which both were seen, so that the earlier ones, of which the list has only what was still open when its window
 * began, are no longer for that.
 */
export function periodsCompared(spells: readonly TeamSpell[], asAt: LocalDate, months: number): PeriodsCompared {
  const middle = addMonths(asAt, -months);
  const first = addMonths(asAt, -2 * months);
  const later = spells.filter(({ startedOn }) => startedOn >= middle);
  const earlier = spells.filter(({ startedOn }) => startedOn >= first && startedOn < middle);
  return {
    earlier: { from: first, until: addDays(middle, -1), duration: durationOf(earlier) },
    later: { from: middle, until: asAt, duration: durationOf(later) },
    verdict: verdictOf(earlier, later),
  };
}

function verdictOf(earlier: readonly TeamSpell[], later: readonly TeamSpell[]): PeriodsCompared['verdict'] {
  if (earlier.length < SMALLEST_JUDGED_DENOMINATOR || later.length < SMALLEST_JUDGED_DENOMINATOR)
    return { kind: 'tooFew' };
  const test = logRank([earlier, later]);
  if (test === null) return { kind: 'apart' };
  const { pValue, observed, expected } = test;
  if (pValue >= SIGNIFICANT) return { kind: 'alike', pValue };
  return { kind: (observed[1] ?? 0) > (expected[1] ?? 0) ? 'shorter' : 'longer', pValue };
}
