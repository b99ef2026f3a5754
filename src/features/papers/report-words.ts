import { formatValue, type Unit } from '#charts';
import { type LocalDate, toDayNumber } from '#kernel/local-date.ts';
import { firstDayOf, type Month, monthInWords, monthShort } from '#kernel/month.ts';
import { isOutOfCases, type MeasureDescription, SMALLEST_JUDGED_DENOMINATOR, type Status } from '../measures/index.ts';
import {
  isSmallCount,
  type PublishedPoint,
  SUPPRESSED,
  type VariationIcon,
  formatValue as valueInWords,
} from '../scorecard/index.ts';
import type { Cell } from './document.ts';
import type { Audience } from './report-options.ts';

/** Short enough for a column; the note over the table says what they mean. */
export const VARIATION_WORDS: Record<VariationIcon, string> = {
  improvement: 'Improvement',
  concern: 'Concern',
  neitherHigh: 'Higher',
  neitherLow: 'Lower',
  commonCause: 'Common cause',
};

export const STATUS_WORDS: Record<Status, string> = { provisional: 'Provisional', final: 'Final', revised: 'Revised' };

export const NOT_JUDGED = '–';
export const NO_CASES = 'No cases';

/** `1,204`. */
function wholeNumber(value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: 0 });
}

/** `412 of 498`; the count alone where it is not part of a number of cases; `c` where it is hidden. */
export function casesInWords(measure: MeasureDescription, point: PublishedPoint): string {
  if (point.isSuppressed) return SUPPRESSED;
  if (measure.kind === 'mean') return `${wholeNumber(point.denominator ?? 0)} cases`;
  if (measure.kind !== 'proportion' || point.denominator === null) return wholeNumber(point.numerator);
  return `${wholeNumber(point.numerator)} of ${wholeNumber(point.denominator)}`;
}

/** The figure as a cell: typed for the workbook; of under ten cases only the fraction, which no percentage may stand for. */
export function figureCell(measure: MeasureDescription, point: PublishedPoint): Cell {
  if (point.isSuppressed) return { text: SUPPRESSED };
  if (point.value === null) return { text: NO_CASES };
  if (isTooFewToJudge(measure, point)) return { text: casesInWords(measure, point) };
  return {
    text: figureInWords(measure, point.value),
    number: { value: point.value, format: NUMBER_FORMATS[measure.kind] },
  };
}

const NUMBER_FORMATS = { count: 'whole', proportion: 'percentPoints', rate: 'oneDecimal', mean: 'oneDecimal' } as const;

function isTooFewToJudge(measure: MeasureDescription, point: PublishedPoint): boolean {
  return isOutOfCases(measure.kind) && (point.denominator ?? 0) < SMALLEST_JUDGED_DENOMINATOR;
}

/** The figure standing alone, with its unit: `70.2 per 10,000`. */
export function figureWithUnit(measure: MeasureDescription, point: PublishedPoint): string {
  const cell = figureCell(measure, point);
  return cell.number === undefined ? cell.text : valueInWords(measure, point.value);
}

/** A count as a typed cell; blank where there is none to show. */
export function countCell(count: number | null): Cell {
  return count === null ? { text: '' } : { text: wholeNumber(count), number: { value: count, format: 'whole' } };
}

/** A count of the data notes, by the small-number rule of the audience. */
export function guardedCount(count: number, audience: Audience): Cell {
  return audience === 'public' && isSmallCount(count) ? { text: SUPPRESSED } : countCell(count);
}

export function monthCell(month: Month, form: 'long' | 'short'): Cell {
  const text = form === 'long' ? monthInWords(month) : monthShort(month).replace(' ', '\u00a0');
  return { text, number: { value: toDayNumber(firstDayOf(month)), format: 'month' } };
}

export function dateCell(date: LocalDate, text: string): Cell {
  return { text, number: { value: toDayNumber(date), format: 'date' } };
}

/** `At least 90%`. */
export function targetInWords(measure: MeasureDescription): string {
  const { target } = measure;
  if (target === null) return 'No target';
  return `${target.kind === 'atLeast' ? 'At least' : 'At most'} ${formatValue(target.value, unitIn(measure))}`;
}

/** The unit in which a measure's figures are written. */
export function unitIn({ kind, meanOf }: Pick<MeasureDescription, 'kind' | 'meanOf'>): Unit {
  return kind === 'mean' && meanOf !== undefined ? 'rate' : UNITS[kind];
}

const UNITS: Record<MeasureDescription['kind'], Unit> = {
  count: 'count',
  proportion: 'percent',
  rate: 'rate',
  mean: 'days',
};

/** A figure in a column of its unit, percentages and rates always to one decimal so that a column lines up: `90.0%`. */
export function figureInWords({ kind }: MeasureDescription, value: number): string {
  if (kind === 'count') return wholeNumber(value);
  const written = value.toLocaleString('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return kind === 'proportion' ? `${written}%` : written;
}

/** A chance in whole per cent, never certainty: `under 1%`, `12%`, `over 99%`. */
export function chanceInWords(chance: number): string {
  const percent = Math.round(chance * 100);
  if (percent < 1) return 'under\u00a01%';
  return percent > 99 ? 'over\u00a099%' : `${percent}%`;
}

/** The text with a full stop where it has no other end. */
export function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
