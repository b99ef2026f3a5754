import { type Month, monthAfter } from '#kernel/month.ts';
import type { Nature, SeriesPoint, TrajectorySeries } from '#stats';
import type { MeasureDescription, Point } from '../measures/index.ts';

/** A series as the statistics take it, and the month of each of its points. */
export type MonthlySeries = { series: TrajectorySeries; months: readonly Month[]; points: readonly (Point | null)[] };

const NATURE: Record<MeasureDescription['timing'], Nature> = {
  flow: 'events',
  cohort: 'events',
  snapshot: 'stock',
  rolling12: 'rolling12',
  rolling36: 'rolling36',
};

/** Puts a measure's months in order, one place for each, empty where there is no figure. */
export function monthlySeries(
  measure: MeasureDescription,
  known: readonly Point[],
  rebases: readonly Month[],
): MonthlySeries {
  const { months, points } = everyMonth(known);
  const [first] = months;
  const placeOf = (month: Month) => (first === undefined ? 0 : monthNumber(month) - monthNumber(first));
  return {
    months,
    points,
    series: {
      kind: measure.kind,
      nature: NATURE[measure.timing],
      better: measure.better,
      points: points.map(asSeriesPoint),
      rebasedAt: rebases.map(placeOf).filter((index) => index > 0),
    },
  };
}

function everyMonth(known: readonly Point[]): Pick<MonthlySeries, 'months' | 'points'> {
  const inOrder = known.toSorted((a, b) => (a.month < b.month ? -1 : 1));
  const months: Month[] = [];
  const points: (Point | null)[] = [];
  let next = 0;
  for (const point of inOrder) {
    const place = monthNumber(point.month);
    for (let last = months.at(-1); last !== undefined && next < place; next += 1) {
      last = monthAfter(last, 1);
      months.push(last);
      points.push(null);
    }
    months.push(point.month);
    points.push(point);
    next = place + 1;
  }
  return { months, points };
}

/** Months since year 0, to count with. */
function monthNumber(month: Month): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
}

function asSeriesPoint(point: Point | null): SeriesPoint {
  if (point === null) return { value: null, numerator: 0, denominator: null, isFinal: true };
  const { value, numerator, denominator, status } = point;
  return { value, numerator, denominator, isFinal: status !== 'provisional' };
}
