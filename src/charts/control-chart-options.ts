import type { Month } from '#kernel/month.ts';
import type { Unit } from './scale.ts';

export type ControlMonth = {
  month: Month;
  /** Null where the month has no cases. */
  value: number | null;
  /** The limits in force that month; null where none can be drawn. A change from month to month is a rebase. */
  centre: number | null;
  lower: number | null;
  upper: number | null;
  /** A special cause: whether it is good or bad, or, where nobody says which is better, high or low. */
  signal: 'good' | 'bad' | 'high' | 'low' | null;
  status: 'provisional' | 'final' | 'revised';
  /** What the figure is made of, for the table: `214 of 301`. */
  madeOf?: string | undefined;
};

export type ControlChartOptions = {
  id: string;
  title: string;
  unit: Unit;
  /** In order of time; months that are left out are gaps. */
  months: readonly ControlMonth[];
  target?: { value: number; label?: string | undefined } | null | undefined;
  /** What happened, written at its month. */
  annotations?: readonly { month: Month; text: string }[] | undefined;
  /** Said in place of the standing summary. */
  summary?: string | undefined;
};

/** The annotations whose month the chart shows, in order of time. */
export function annotationsShown(options: ControlChartOptions): { month: Month; text: string }[] {
  const [first, last] = [options.months[0]?.month, options.months.at(-1)?.month];
  if (first === undefined || last === undefined) return [];
  return (options.annotations ?? [])
    .filter(({ month }) => month >= first && month <= last)
    .toSorted((a, b) => (a.month < b.month ? -1 : a.month > b.month ? 1 : 0));
}
