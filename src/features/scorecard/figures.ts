import { poissonInterval, wilson } from '#stats';
import {
  figureOf,
  type MeasureDescription,
  meanUnit,
  type Point,
  SMALLEST_JUDGED_DENOMINATOR,
} from '../measures/index.ts';

type Measure = Pick<MeasureDescription, 'kind' | 'timing'>;
type Unit = Pick<MeasureDescription, 'kind' | 'meanOf'>;
type Counted = { numerator: number; denominator: number | null };

/** A measure's figure as people read it: `71.1%`, `22.4 per 10,000`, `412.0 days`, `1,804`; `no cases` where there is none. */
export function formatValue(measure: Unit, value: number | null): string {
  const { kind } = measure;
  if (value === null) return 'no cases';
  if (kind === 'proportion') return `${decimal(value)}%`;
  if (kind === 'mean') return `${decimal(value)}${meanUnit(measure)}`;
  return kind === 'rate' ? `${decimal(value)} per 10,000` : whole(value);
}

/**
 * What a figure is made of: `214 of 301`; only the count where it is not out of a number of cases. A rate's count is
 * never written as a part of the population: a month's rate is annualised, so that the two would not give the figure.
 */
export function formatFraction({ kind }: Pick<Measure, 'kind'>, { numerator, denominator }: Counted): string {
  if (kind === 'mean') return `${whole(denominator ?? 0)} ${denominator === 1 ? 'case' : 'cases'}`;
  const isPart = kind === 'proportion' && denominator !== null;
  return isPart ? `${whole(numerator)} of ${whole(denominator)}` : whole(numerator);
}

/** What a figure is made of, in a sentence: `214 of 301`, `119 in the month; 60,240 children live here`. */
export function fractionInWords(measure: Measure, counted: Counted): string {
  const fraction = formatFraction(measure, counted);
  if (measure.kind === 'proportion') return fraction;
  if (measure.kind === 'mean') return `the mean of ${fraction}`;
  const when = WHEN[measure.timing];
  const population = counted.denominator === null ? '' : `; ${whole(counted.denominator)} children live here`;
  return `${fraction} ${when}${population}`;
}

/** A month's figure; of under ten cases the fraction as it is, which no percentage may stand for. */
export function formatFigure(measure: Unit, point: Counted & { value: number | null }): string {
  const isSmall = measure.kind === 'proportion' && (point.denominator ?? 0) < SMALLEST_JUDGED_DENOMINATOR;
  return point.value !== null && isSmall ? formatFraction(measure, point) : formatValue(measure, point.value);
}

/** How far a figure moved, without its sign: `8.5 percentage points`, `3.1 per 10,000`, `120 a month`. */
export function formatChange(measure: Unit, change: number): string {
  const { kind } = measure;
  const size = Math.abs(change);
  if (kind === 'proportion') return `${decimal(size)} percentage ${decimal(size) === '1.0' ? 'point' : 'points'}`;
  if (kind === 'mean') return `${decimal(size)}${meanUnit(measure)}`;
  return kind === 'rate' ? `${decimal(size)} per 10,000` : `${whole(size)} a month`;
}

/** A change as a bare number with its sign: `−1.2`. */
export function formatSigned({ kind }: Pick<Measure, 'kind'>, change: number): string {
  const text = kind === 'count' ? whole(Math.abs(change)) : decimal(Math.abs(change));
  return change < 0 && Number(text.replaceAll(',', '')) !== 0 ? `−${text}` : text;
}

/** One unit of the statistics (a share of 1, an event a head and month) in the measure's unit. */
export function unitOf(measure: Measure): number {
  return figureOf(measure, 1, 1) ?? 1;
}

/**
 * The 95 % interval of a month's figure in the measure's unit: Wilson's for percentages, the exact one for counts and
 * rates of events. Null without cases, and for counts and rates of children on a day: those are not a sample of events.
 */
export function intervalOf(measure: Measure, point: Point | null): { lower: number; upper: number } | null {
  if (point === null || point.value === null) return null;
  const { numerator, denominator } = point;
  if (measure.kind === 'proportion')
    return denominator ? scaled(wilson({ count: numerator, of: denominator }), unitOf(measure)) : null;
  if (measure.timing === 'snapshot' || measure.kind === 'mean') return null;
  return scaled(poissonInterval(numerator), unitOf(measure) / (denominator ?? 1));
}

function scaled({ lower, upper }: { lower: number; upper: number }, factor: number) {
  return { lower: lower * factor, upper: upper * factor };
}

const WHEN: Record<Measure['timing'], string> = {
  flow: 'in the month',
  cohort: 'in the month',
  snapshot: 'on the day',
  rolling12: 'in twelve months',
  rolling36: 'in 36 months',
};

const ONE_DECIMAL = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const NO_DECIMAL = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

function decimal(value: number): string {
  return ONE_DECIMAL.format(value).replace('-', '−');
}

/** Whole where it is whole, else with one decimal: an average of counts may fall between two. */
function whole(value: number): string {
  return Number.isInteger(value) ? NO_DECIMAL.format(value).replace('-', '−') : decimal(value);
}
