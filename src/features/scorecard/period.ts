import type { LocalDate } from '#kernel/local-date.ts';
import { type Month, monthAfter, monthOf } from '#kernel/month.ts';

/** Months of the period that is shown unless another is chosen, such as March to July. */
const USUAL_MONTHS = 5;

/**
 * The five months that end in the newest data month; where there is no data yet, those that end in the month before
 * today's, so that a page can show its empty state.
 */
export function defaultPeriod(latest: Month | null, today: LocalDate): { from: Month; to: Month } {
  const to = latest ?? monthAfter(monthOf(today), -1);
  return { from: monthAfter(to, 1 - USUAL_MONTHS), to };
}
