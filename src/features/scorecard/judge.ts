import type { LocalDate } from '#kernel/local-date.ts';
import { type Month, monthAfter, monthsBetween } from '#kernel/month.ts';
import {
  assuranceOf,
  type EndsCompared,
  isUsable,
  outlook,
  type Trajectory,
  trajectory,
  variationOf,
  type XmrPoint,
} from '#stats';
import type { MeasureDescription, Point } from '../measures/index.ts';
import { caveatsFor } from './caveats.ts';
import { intervalOf, unitOf } from './figures.ts';
import { reasonInWords } from './reasons.ts';
import type { ChartPoint, Judged } from './scorecard.ts';
import { type MonthlySeries, monthlySeries } from './series-of-months.ts';

/** The outlook is for this many months after the last final one. */
const HORIZON_MONTHS = 6;

export type JudgedPeriod = {
  from: Month;
  to: Month;
  today: LocalDate;
  /** Months from which the measure is compared with itself anew, each recorded with a reason elsewhere. */
  rebases?: readonly Month[];
};

/** A measure judged by itself, with what the statistics found: `scorecardOf` reads a whole set of these together. */
export type JudgedAlone = Judged & { found: Trajectory; months: readonly Month[] };

/**
 * The trajectory of a measure for one group over a period, in words, with everything that is said of it. A series
 * without points, or without the period's months, is judged too: it cannot be determined.
 */
export function judge(
  measure: MeasureDescription,
  ofWords: string,
  series: readonly Point[],
  { from, to, today, rebases = [] }: JudgedPeriod,
): JudgedAlone {
  const monthly = monthlySeries(measure, series, rebases);
  const { months, points } = monthly;
  const found = trajectory(monthly.series, periodIn(months, from, to));
  const latest = points.findLast((point) => point !== null && point.value !== null && point.month <= to) ?? null;
  const charted = chartPoints(measure, monthly, found);
  const monthAt = (index: number | undefined) => (index === undefined ? null : (months[index] ?? null));
  const outlookByMonth = outlookFor(measure, monthly, found).filter(
    ({ month }) => latest === null || month > latest.month,
  );
  const told = { measure, found, months, points: points.filter((_, index) => (months[index] ?? to) <= to), today };
  return {
    measure,
    of: ofWords,
    series: charted,
    verdict: found.verdict,
    reason: reasonInWords(told),
    method: found.method,
    from: monthAt(found.period?.from),
    to: monthAt(found.period?.to),
    difference: differenceIn(measure, found.ends),
    latest: charted.find(({ month }) => month === latest?.month) ?? null,
    latestInterval: intervalOf(measure, latest),
    variation: found.chart === null ? null : variationOf(found.chart),
    assurance: assuranceFor(measure, found.chart),
    outlook: outlookByMonth.at(-1) ?? null,
    outlookByMonth,
    caveats: caveatsFor(told),
    found,
    months,
  };
}

function periodIn(months: readonly Month[], from: Month, to: Month): { from: number; to: number } {
  const first = months[0];
  return first === undefined ? { from: 0, to: 0 } : { from: monthsBetween(first, from), to: monthsBetween(first, to) };
}

/** Every month that has a figure, with its limits; a month that is not final is never a signal. */
function chartPoints(measure: MeasureDescription, { series, points }: MonthlySeries, found: Trajectory): ChartPoint[] {
  const isJudgedToTheEnd = found.period !== null && !series.points.slice(found.period.to + 1).some(isUsable);
  const whole = isJudgedToTheEnd ? found : trajectory(series, { from: 0, to: points.length - 1 });
  const { chart } = whole;
  return points.flatMap((point, index) => {
    if (point === null) return [];
    const { centre, lower, upper } = chart?.[index] ?? chart?.at(-1) ?? NO_LIMITS;
    return [{ ...point, centre, ...possible(measure, lower, upper), signal: chart?.[index]?.effect ?? null }];
  });
}

/** Limits as far as the measure can reach them: nobody looks for 106%. */
function possible({ kind }: MeasureDescription, lower: number | null, upper: number | null) {
  const most = kind === 'proportion' ? 100 : Number.POSITIVE_INFINITY;
  return { lower: lower === null ? null : Math.max(0, lower), upper: upper === null ? null : Math.min(most, upper) };
}

const NO_LIMITS = { centre: null, lower: null, upper: null };

function differenceIn(measure: MeasureDescription, ends: EndsCompared | null): Judged['difference'] {
  if (ends === null) return null;
  const unit = unitOf(measure);
  const { change, lower, upper } = ends.difference;
  return { change: change * unit, lower: lower * unit, upper: upper * unit };
}

function assuranceFor({ target, better }: MeasureDescription, chart: readonly XmrPoint[] | null): Judged['assurance'] {
  return target === null || chart === null ? null : assuranceOf(chart, target.value, better);
}

/** From the final months since the last rebase, up to the last one judged. */
function outlookFor(
  measure: MeasureDescription,
  { series, months }: MonthlySeries,
  found: Trajectory,
): Judged['outlookByMonth'] {
  const { target, better } = measure;
  const { period } = found;
  if (target === null || better === 'neither' || period === null) return [];
  const start = Math.max(0, ...series.rebasedAt.filter((index) => index <= period.to));
  const values = series.points
    .slice(start, period.to + 1)
    .flatMap(({ value, isFinal }) => (value !== null && isFinal ? [value] : []));
  const last = months[period.to];
  if (last === undefined) return [];
  const chances = outlook(values, { target: target.value, better }, HORIZON_MONTHS) ?? [];
  return chances.map((chance, index) => ({ month: monthAfter(last, index + 1), chance }));
}
