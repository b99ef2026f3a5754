import { dateInWords, daysBetween, type LocalDate } from '#kernel/local-date.ts';
import { lastDayOf, type Month, monthInWords } from '#kernel/month.ts';
import {
  type Benchmark,
  type BenchmarkUnit,
  figureInWords,
  MARKS,
  periodInWords,
  sourceInWords,
  valueInWords,
  whenInWords,
} from './figure.ts';

/** What a figure of ours is about. A published year is never taken for any of these. */
export type OurPeriod =
  | { kind: 'month'; month: Month }
  /** Months pooled, such as a window of six. */
  | { kind: 'months'; from: Month; to: Month }
  | { kind: 'day'; on: LocalDate };

export type OurFigure = {
  value: number | null;
  unit: BenchmarkUnit;
  period: OurPeriod;
  /** 95 % interval in the measure’s unit; null where there is none. */
  interval: { lower: number; upper: number } | null;
  better: 'higher' | 'lower' | 'neither';
};

/** `July 2022 alone`, `February 2022 to July 2022`, `31 July 2022`. */
export function ourPeriodInWords(period: OurPeriod): string {
  if (period.kind === 'day') return dateInWords(period.on);
  if (period.kind === 'month') return `${monthInWords(period.month)} alone`;
  return `${monthInWords(period.from)} to ${monthInWords(period.to)}`;
}

/**
 * The newest published figures beside ours, in words that keep the periods apart: `England 22.6%, South West 22.1% in
 * the year to 31 March 2025 (DfE, Children in need 2025, published …); ours is July 2022 alone`. Areas whose newest
 * figure is older are told with their own year. Null where nothing is published.
 */
export function besideOurs(ours: Pick<OurFigure, 'period'>, figures: readonly Benchmark[]): string | null {
  const newest = newestOfEach(figures.filter(({ area }) => area.kind !== 'council'));
  if (newest.length === 0) return null;
  const together = Map.groupBy(newest, (figure) => `${whenInWords(figure)} (${sourceInWords(figure)})`);
  const parts = [...together].map(([when, group]) => `${group.map(areaAndFigure).join(', ')} ${when}`);
  return `${parts.join('; ')}; ours is ${ourPeriodInWords(ours.period)}`;
}

function areaAndFigure(figure: Benchmark): string {
  const derivation = figure.derivation === null ? '' : ` [${lowerFirst(figure.derivation)}]`;
  return `${figure.area.name} ${figureInWords(figure)}${derivation}`;
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

const ORDER: Record<Benchmark['area']['kind'], number> = {
  ...{ england: 0, region: 1, statisticalNeighbours: 2, goodAndOutstanding: 3, council: 4 },
};

/** Figures in the order in which areas are always shown: England, regions, groups of councils, councils by name. */
export function inOrderOfAreas(figures: readonly Benchmark[]): Benchmark[] {
  return figures.toSorted((a, b) => ORDER[a.area.kind] - ORDER[b.area.kind] || a.area.name.localeCompare(b.area.name));
}

/** The newest figure of each area, in the order of areas. */
export function newestOfEach(figures: readonly Benchmark[]): Benchmark[] {
  const byArea = Map.groupBy(figures, ({ area }) => `${area.kind}|${area.name}`);
  const newest = [...byArea.values()].map((group) => group.reduce((a, b) => (b.endsOn > a.endsOn ? b : a)));
  return inOrderOfAreas(newest);
}

export type Comparison = {
  verdict: 'better' | 'worse' | 'about the same' | 'cannot be compared';
  /** Why, with both periods; a whole sentence. */
  reason: string;
};

/** A published figure whose period ended longer before ours is another time. */
const OLDEST_DAYS = 2 * 366;

/**
 * Whether ours is better than a published figure. Only a published figure outside our interval is called different,
 * and the reason always tells both periods: a published year and a month of ours are never one.
 */
export function comparedWith(ours: OurFigure, figure: Benchmark): Comparison {
  const why = notComparable(ours, figure);
  if (why !== null) return { verdict: 'cannot be compared', reason: why };
  const { value, interval, better } = ours;
  if (value === null || interval === null || figure.value === null) throw new Error('judged as comparable before');
  const theirs = `${figure.area.name} ${whenInWords(figure)}: ${figureInWords(figure)} (${sourceInWords(figure)})`;
  const range = `${valueInWords(interval.lower, ours.unit)} to ${valueInWords(interval.upper, ours.unit)}`;
  const both = `ours, ${ourPeriodInWords(ours.period)}: ${valueInWords(value, ours.unit)}, interval ${range}`;
  if (figure.value >= interval.lower && figure.value <= interval.upper)
    return { verdict: 'about the same', reason: `${theirs} lies within the interval of ${both}.` };
  const isBetter = better === 'higher' ? value > figure.value : value < figure.value;
  return { verdict: isBetter ? 'better' : 'worse', reason: `${theirs} lies outside the interval of ${both}.` };
}

function notComparable(ours: OurFigure, figure: Benchmark): string | null {
  if (ours.value === null) return 'There are no cases of ours.';
  if (figure.value === null)
    return `The figure of ${figure.area.name} for ${periodInWords(figure)} is ${MARKS[figure.mark ?? '']?.says ?? 'not given'}.`;
  if (figure.mark === 'u') return `The publisher calls the figure of ${figure.area.name} unreliable.`;
  if (figure.unit !== ours.unit) return 'The published figure is in another unit.';
  if (ours.unit === 'count') return 'Counts of areas of different size say nothing beside each other.';
  if (ours.better === 'neither') return 'Neither more nor less is better of this measure.';
  if (ours.interval === null) return 'Ours has no interval, so that a difference cannot be told from chance.';
  const ourEnd = endOf(ours.period);
  if (Math.abs(daysBetween(figure.endsOn, ourEnd)) > OLDEST_DAYS)
    return `The published figure is about ${periodInWords(figure)}, ours about ${ourPeriodInWords(ours.period)}: more than two years lie between them.`;
  return null;
}

function endOf(period: OurPeriod): LocalDate {
  if (period.kind === 'day') return period.on;
  return lastDayOf(period.kind === 'month' ? period.month : period.to);
}
