import { addMonths, type LocalDate } from '#kernel/local-date.ts';
import { firstDayOf, type Month, monthAfter, monthOf, monthsFrom } from '#kernel/month.ts';
import type { MeasureDescription } from './measure.ts';

/** How far the lists of events reach back from the as-at date (Annex A: "in the six months before the inspection"). */
export const WINDOW_MONTHS = 6;

/** The first day that an extract's lists of events hold. */
export function windowStart(asAt: LocalDate): LocalDate {
  return addMonths(asAt, -WINDOW_MONTHS);
}

/**
 * The months for which an extract gives a figure. A snapshot speaks of its data month only. Events are complete for
 * the months that begin inside the window, up to the data month: an extract as at 5 August reaches back to 5 February,
 * so that March is its first whole month. A data month that the as-at date cuts short is covered and provisional.
 */
export function monthsCovered(asAt: LocalDate, dataMonth: Month, timing: MeasureDescription['timing']): Month[] {
  if (timing === 'snapshot') return [dataMonth];
  const start = windowStart(asAt);
  const first = firstDayOf(monthOf(start)) === start ? monthOf(start) : monthAfter(monthOf(start), 1);
  return monthsFrom(first, dataMonth);
}
