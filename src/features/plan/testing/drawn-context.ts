import { type Counts, defaultCounts } from '#kernel/counts.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { dueOn, limitOn, TIMESCALES } from '#kernel/timescales.ts';
import { englandWorkingDays } from '#kernel/working-days.ts';
import type { MeasureVerdict, StandingContext } from '../axes/standing.ts';
import { TODAY } from './drawn-plan.ts';

/** The limits as they are without a choice of the council. */
export function usualDeadlines(rule: keyof typeof TIMESCALES, from: LocalDate): LocalDate {
  return dueOn(limitOn(TIMESCALES[rule], from).value, from, englandWorkingDays);
}

/** A day to look at a plan from, with the verdicts of measures that a test speaks of. */
export function drawnContext(
  today: LocalDate = TODAY,
  verdicts: Readonly<Record<string, MeasureVerdict>> = {},
  counts: Counts = defaultCounts(today),
): StandingContext {
  return {
    ...{ today, deadlines: usualDeadlines, counts, workingDays: englandWorkingDays },
    verdicts: new Map(Object.entries(verdicts)),
  };
}
