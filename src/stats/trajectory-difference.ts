import { comparePoisson, smallestPossiblePValue } from './poisson.ts';
import { type Difference, newcombe } from './proportion-difference.ts';
import { isUsable, type Nature, type Period, type SeriesPoint, type TrajectorySeries } from './trajectory-series.ts';

/** At most this many months are pooled at each end of the period. */
const MOST_POOLED_MONTHS = 3;
/** Under this many cases at an end a percentage is not compared. */
const FEWEST_CASES = 10;
/** Rolling figures share no month when they are this far apart. */
const ROLLING_MONTHS: Readonly<Partial<Record<Nature, number>>> = { rolling12: 12, rolling36: 36 };
export const SIGNIFICANT = 0.05;

/** The months pooled at one end: what was counted, out of how many (for a count: how many months). */
export type End = { from: number; to: number; numerator: number; denominator: number };

export type EndsCompared = {
  first: End;
  last: End;
  /** Second minus first: a share of 1, events a month, or events a month and head of population. */
  difference: Difference;
};

/** Why the ends are not compared. */
export type Incomparable =
  | { code: 'noFinalMonths' }
  | { code: 'rebasedInPeriod'; at: number }
  | { code: 'overlappingWindows' }
  | { code: 'cumulative' }
  | { code: 'meanWithoutSpread' }
  | { code: 'smallDenominators'; fewest: number }
  | { code: 'tooFewEvents'; events: number };

/** The difference between the period's two ends, or why they cannot be compared. */
export function compareEnds(series: TrajectorySeries, { from, to }: Period): EndsCompared | Incomparable {
  const rebase = series.rebasedAt.find((index) => index > from && index <= to);
  if (rebase !== undefined) return { code: 'rebasedInPeriod', at: rebase };
  if (series.nature === 'cumulative') return { code: 'cumulative' };
  if (to - from < (ROLLING_MONTHS[series.nature] ?? 0)) return { code: 'overlappingWindows' };
  if (series.kind === 'mean') return { code: 'meanWithoutSpread' };
  const months = pooledMonths(series, to - from + 1);
  const [first, last] = [pool(series, from, from + months - 1), pool(series, to - months + 1, to)];
  if (first === null || last === null) return { code: 'noFinalMonths' };
  return series.kind === 'proportion' ? compareShares(first, last) : compareEvents(first, last);
}

/** Pooling would count a child of a stock, or a month of a rolling year, more than once. */
function pooledMonths({ nature }: TrajectorySeries, length: number): number {
  return nature === 'events' ? Math.min(MOST_POOLED_MONTHS, Math.floor(length / 2)) : 1;
}

function pool(series: TrajectorySeries, from: number, to: number): End | null {
  const months: SeriesPoint[] = series.points.slice(from, to + 1).filter(isUsable);
  if (months.length === 0) return null;
  const sum = (of: (point: SeriesPoint) => number) => months.reduce((total, point) => total + of(point), 0);
  return {
    from,
    to,
    numerator: sum(({ numerator }) => numerator),
    denominator: sum(({ denominator }) => (series.kind === 'count' ? 1 : (denominator ?? 0))),
  };
}

function compareShares(first: End, last: End): EndsCompared | Incomparable {
  const fewest = Math.min(first.denominator, last.denominator);
  if (fewest < FEWEST_CASES) return { code: 'smallDenominators', fewest };
  const fraction = ({ numerator, denominator }: End) => ({ count: numerator, of: denominator });
  return { first, last, difference: newcombe(fraction(first), fraction(last)) };
}

function compareEvents(first: End, last: End): EndsCompared | Incomparable {
  const events = first.numerator + last.numerator;
  if (first.denominator <= 0 || last.denominator <= 0) return { code: 'noFinalMonths' };
  if (smallestPossiblePValue(events, first.denominator, last.denominator) > SIGNIFICANT) {
    return { code: 'tooFewEvents', events };
  }
  const count = ({ numerator, denominator }: End) => ({ events: numerator, exposure: denominator });
  return { first, last, difference: comparePoisson(count(first), count(last)) };
}
