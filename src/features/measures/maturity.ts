import { daysBetween, type LocalDate } from '#kernel/local-date.ts';
import { lastDayOf, type Month, monthAfter } from '#kernel/month.ts';
import type { MeasureDescription, Point } from './measure.ts';

/** When a figure is called settled: so many months moved less than that until their last figure. */
export const SETTLED = {
  /** Of a percentage: so many percentage points. */
  percentagePoints: 0.5,
  /** Of anything else: so much of the last figure, in per cent. */
  relativePercent: 2,
  /** The share of months that must have moved less, in per cent. */
  shareOfMonths: 95,
  /** Fewer months than these prove nothing. */
  fewestMonths: 6,
  source: 'A choice of this product: under what is shown to one decimal, and under what a chart can show',
} as const;

export const SETTLED_IN_WORDS = `A figure has settled where ${SETTLED.shareOfMonths}% of the months moved by less than ${SETTLED.percentagePoints} percentage points, or ${SETTLED.relativePercent}% where it is not a percentage, until the last extract that covered them. At least ${SETTLED.fewestMonths} months must have been seen.`;

/** How far months were from their last figure when an extract was drawn so long after them. */
export type LagSpread = {
  /** Completed months from the end of the month to the extract. */
  lag: number;
  /** The fewest and most days from the month's end among these. */
  daysFrom: number;
  daysTo: number;
  months: number;
  /** How far the figure then stood from the last one, whichever way, in the measure's unit. */
  moved: { lowerQuartile: number; median: number; upperQuartile: number; most: number };
  /** The figure then less the last one: under 0 where the figure grew. */
  difference: { lowest: number; lowerQuartile: number; median: number; upperQuartile: number; highest: number };
  /** How many of the months moved by less than what counts. */
  settled: number;
};

export type Maturity = {
  /** Months that no extract to come covers any more and that more than one gave. */
  monthsFollowed: number;
  spreads: readonly LagSpread[];
  /** The first figure of each month against its last: how many changed at all. */
  changed: number;
  proposal: Proposal;
};

export type Proposal =
  | { kind: 'snapshot' }
  | { kind: 'tooFew'; months: number }
  /** Even in the last extracts but one more months moved than may. */
  | { kind: 'unsettled' }
  /**
   * Settled from so many days after the month's end, as seen in so many months; extracts drawn up to `movingUntil` days
   * after it had not settled, null where even the first had.
   */
  | { kind: 'lag'; lag: number; days: number; months: number; movingUntil: number | null };

/**
 * How a measure's months moved from extract to extract until the last that covered them, by how long after the month
 * the extract was drawn. Only months that the newest extract covers no more are looked at: of the others the last
 * figure is not known. A snapshot is never revised.
 */
export function maturity(measure: Pick<MeasureDescription, 'kind' | 'timing'>, points: readonly Point[]): Maturity {
  const nothing = { monthsFollowed: 0, spreads: [], changed: 0 };
  if (measure.timing === 'snapshot') return { ...nothing, proposal: { kind: 'snapshot' } };
  const followed = followedMonths(points);
  const distances = followed.flatMap((month) => distancesOf(measure, month));
  const byLag = Map.groupBy(distances, ({ lag }) => lag);
  const spreads = [...byLag].map(([lag, ofLag]) => spreadOf(lag, ofLag)).toSorted((a, b) => a.lag - b.lag);
  const changed = followed.filter(({ figures, last }) => figures.some(({ value }) => value !== last.value)).length;
  return { monthsFollowed: followed.length, spreads, changed, proposal: proposalFrom(spreads) };
}

type Figure = { asAt: LocalDate; value: number };
type Followed = { month: Month; figures: readonly Figure[]; last: Figure };

function followedMonths(points: readonly Point[]): Followed[] {
  const newest = points.reduce<LocalDate | null>((day, { asAt }) => (day !== null && day >= asAt ? day : asAt), null);
  return points.flatMap((point) => {
    const { month, value, asAt } = point;
    if (value === null || newest === null || asAt >= newest) return [];
    const figures = point.earlier.flatMap((figure) =>
      figure.value === null ? [] : [{ asAt: figure.asAt, value: figure.value }],
    );
    const afterMonth = figures.filter((figure) => figure.asAt >= lastDayOf(month));
    return afterMonth.length === 0 ? [] : [{ month, figures: afterMonth, last: { asAt, value } }];
  });
}

type Distance = { lag: number; days: number; difference: number; isSettled: boolean };

/** A month's distances from its last figure, one for each lag before the last figure's: the later of two at one lag. */
function distancesOf(measure: Pick<MeasureDescription, 'kind'>, { month, figures, last }: Followed): Distance[] {
  const lastLag = lagOf(month, last.asAt);
  const byLag = new Map(figures.map((figure) => [lagOf(month, figure.asAt), figure]));
  return [...byLag].flatMap(([lag, { asAt, value }]) => {
    if (lag >= lastLag) return [];
    const difference = value - last.value;
    const isSettled = isSmall(measure, Math.abs(difference), last.value);
    return [{ lag, days: daysBetween(lastDayOf(month), asAt), difference, isSettled }];
  });
}

function isSmall({ kind }: Pick<MeasureDescription, 'kind'>, moved: number, last: number): boolean {
  if (moved === 0) return true;
  if (kind === 'proportion') return moved < SETTLED.percentagePoints;
  return moved < (SETTLED.relativePercent / 100) * Math.abs(last);
}

/** Completed months from the end of a month to a day not before it. */
export function lagOf(month: Month, day: LocalDate): number {
  let lag = 0;
  while (lastDayOf(monthAfter(month, lag + 1)) <= day) lag += 1;
  return lag;
}

function spreadOf(lag: number, distances: readonly Distance[]): LagSpread {
  const ascending = (values: readonly number[]) => values.toSorted((a, b) => a - b);
  const moved = ascending(distances.map(({ difference }) => Math.abs(difference)));
  const differences = ascending(distances.map(({ difference }) => difference));
  const days = distances.map((one) => one.days);
  return {
    lag,
    daysFrom: Math.min(...days),
    daysTo: Math.max(...days),
    months: distances.length,
    moved: { ...quartiles(moved), most: moved.at(-1) ?? 0 },
    difference: { lowest: differences[0] ?? 0, ...quartiles(differences), highest: differences.at(-1) ?? 0 },
    settled: distances.filter(({ isSettled }) => isSettled).length,
  };
}

function quartiles(sorted: readonly number[]): { lowerQuartile: number; median: number; upperQuartile: number } {
  return {
    lowerQuartile: quantile(sorted, 0.25),
    median: quantile(sorted, 0.5),
    upperQuartile: quantile(sorted, 0.75),
  };
}

/** The smallest lag from which on, as far as enough months were seen, enough of them moved little. */
function proposalFrom(spreads: readonly LagSpread[]): Proposal {
  const seen = spreads.filter(({ months }) => months >= SETTLED.fewestMonths);
  if (seen.length === 0)
    return { kind: 'tooFew', months: spreads.reduce((most, { months }) => Math.max(most, months), 0) };
  const lastMoving = seen.findLastIndex(({ months, settled }) => 100 * settled < SETTLED.shareOfMonths * months);
  const first = seen[lastMoving + 1];
  if (!first) return { kind: 'unsettled' };
  const movingUntil = seen[lastMoving]?.daysTo ?? null;
  return { kind: 'lag', lag: first.lag, days: first.daysTo, months: first.months, movingUntil };
}

/** Of sorted numbers, by linear interpolation between neighbours (R's type 7). */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}
