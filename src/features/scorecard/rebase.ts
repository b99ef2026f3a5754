import type { MeasureId } from '#features/measures/index.ts';
import { type Month, parseMonth } from '#kernel/month.ts';

/** From this month on a measure is compared with itself anew, because something lasting is known to have changed it. */
export type Rebase = { measure: MeasureId; month: Month; reason: string; madeBy: string };

export type RebaseProblem = 'noMonth' | 'monthWithoutFigure' | 'noReason' | 'reasonTooLong';

const LONGEST_REASON = 200;

/** Whether a rebase can be recorded: for a month that the measure has, with a reason that fits on a chart. */
export function rebaseProblem(month: string, reason: string, months: readonly Month[]): RebaseProblem | null {
  const parsed = parseMonth(month);
  if (parsed === null) return 'noMonth';
  if (!months.includes(parsed)) return 'monthWithoutFigure';
  if (reason === '') return 'noReason';
  return reason.length > LONGEST_REASON ? 'reasonTooLong' : null;
}

export const REBASE_PROBLEMS: Record<RebaseProblem, string> = {
  noMonth: 'Choose the month from which the limits begin anew',
  monthWithoutFigure: 'Choose a month for which the measure has a figure',
  noReason: 'Say what changed for good, as it should stand on the chart',
  reasonTooLong: `Say it in ${LONGEST_REASON} characters or fewer`,
};

/** The months at which each measure was rebased. */
export function monthsByMeasure(rebases: readonly Rebase[]): ReadonlyMap<MeasureId, Month[]> {
  const months = new Map<MeasureId, Month[]>();
  for (const { measure, month } of rebases) months.set(measure, [...(months.get(measure) ?? []), month]);
  return months;
}
