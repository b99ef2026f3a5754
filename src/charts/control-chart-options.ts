import { type Month, monthsBetween } from '#kernel/month.ts';
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

export type ControlTarget =
  | { value: number; label?: string | undefined }
  | { byMonth: readonly { month: Month; value: number | null }[]; label?: string | undefined };

export type ControlAnnotation = {
  month: Month;
  text: string;
  /** A change of definition breaks the months' line; one of limits is drawn heavier than what merely happened. */
  kind?: 'event' | 'definition' | 'rebase' | undefined;
};

export type ControlBenchmark = {
  label: string;
  value: number;
  /** The months that it speaks of; where the chart shows none of them, it stands at the right edge. */
  from: Month | null;
  to: Month | null;
};

export type ControlChartOptions = {
  id: string;
  title: string;
  unit: Unit;
  /** In order of time; months that are left out are gaps. */
  months: readonly ControlMonth[];
  /** One target for all months, or each month's own, drawn as a line in steps. */
  target?: ControlTarget | null | undefined;
  /** What happened, written at its month. */
  annotations?: readonly ControlAnnotation[] | undefined;
  /** Figures of others, at most three: `England 2025`. */
  benchmarks?: readonly ControlBenchmark[] | undefined;
  /** Said in place of the standing summary. */
  summary?: string | undefined;
};

/** The annotations whose month the chart shows, in order of time. */
export function annotationsShown(options: ControlChartOptions): ControlAnnotation[] {
  const [first, last] = [options.months[0]?.month, options.months.at(-1)?.month];
  if (first === undefined || last === undefined) return [];
  return (options.annotations ?? [])
    .filter(({ month }) => month >= first && month <= last)
    .toSorted((a, b) => (a.month < b.month ? -1 : a.month > b.month ? 1 : 0));
}

export type TargetRun = { from: Month; to: Month; value: number };

/** Stretches of months that the chart shows under the same target, in order of time. */
export function targetRuns({ target, months }: ControlChartOptions): TargetRun[] {
  const [first, last] = [months[0]?.month, months.at(-1)?.month];
  if (!target || first === undefined || last === undefined) return [];
  if ('value' in target) return [{ from: first, to: last, value: target.value }];
  const runs: TargetRun[] = [];
  const shown = target.byMonth.filter(({ month }) => month >= first && month <= last);
  for (const { month, value } of shown.toSorted((a, b) => monthsBetween(b.month, a.month))) {
    if (value === null) continue;
    const run = runs.at(-1);
    if (run && run.value === value && monthsBetween(run.to, month) === 1) run.to = month;
    else runs.push({ from: month, to: month, value });
  }
  return runs;
}

/** The target that the last month shown has; null where it has none. */
export function latestTarget(options: ControlChartOptions): number | null {
  const { target, months } = options;
  if (target && 'value' in target) return target.value;
  const run = targetRuns(options).at(-1);
  return run && run.to === months.at(-1)?.month ? run.value : null;
}

/** At most three benchmarks, each with the letter that it is known by on the chart. */
export function benchmarksShown({ benchmarks = [] }: ControlChartOptions): (ControlBenchmark & { letter: string })[] {
  if (benchmarks.length > 3) throw new Error('a chart holds three benchmarks at most');
  return benchmarks.map((benchmark, index) => ({ ...benchmark, letter: 'ABC'.charAt(index) }));
}
