import { type Month, monthsBetween, monthsFrom } from '#kernel/month.ts';
import type { Nature, SeriesPoint, TrajectorySeries } from '#stats';
import type { MeasureDescription, Point } from '../measures/index.ts';

/** A series as the statistics take it, and the month of each of its points. */
export type MonthlySeries = { series: TrajectorySeries; months: readonly Month[]; points: readonly (Point | null)[] };

const NATURE: Record<MeasureDescription['timing'], Nature> = {
  flow: 'events',
  cohort: 'events',
  snapshot: 'stock',
  rolling12: 'rolling12',
};

/** Puts a measure's months in order, one place for each, empty where there is no figure. */
export function monthlySeries(
  measure: MeasureDescription,
  known: readonly Point[],
  rebases: readonly Month[],
): MonthlySeries {
  const inOrder = [...known].sort((a, b) => (a.month < b.month ? -1 : 1));
  const [first, last] = [inOrder[0], inOrder.at(-1)];
  const months = first && last ? monthsFrom(first.month, last.month) : [];
  const byMonth = new Map(inOrder.map((point) => [point.month, point]));
  const points = months.map((month) => byMonth.get(month) ?? null);
  return {
    months,
    points,
    series: {
      kind: measure.kind,
      nature: NATURE[measure.timing],
      better: measure.better,
      points: points.map(asSeriesPoint),
      rebasedAt: first ? rebases.map((month) => monthsBetween(first.month, month)).filter((index) => index > 0) : [],
    },
  };
}

function asSeriesPoint(point: Point | null): SeriesPoint {
  if (point === null) return { value: null, numerator: 0, denominator: null, isFinal: true };
  const { value, numerator, denominator, status } = point;
  return { value, numerator, denominator, isFinal: status !== 'provisional' };
}
