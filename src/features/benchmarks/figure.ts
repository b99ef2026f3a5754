import { dateInWords, type LocalDate } from '#kernel/local-date.ts';

/** Whose figure it is. The last four stand for more than one council, or for one that is not ours. */
export const AREA_KINDS = ['england', 'region', 'statisticalNeighbours', 'goodAndOutstanding', 'council'] as const;
export type AreaKind = (typeof AREA_KINDS)[number];

export type BenchmarkArea = {
  kind: AreaKind;
  /** The Department’s three digits, of England, a region or a council; null where the source gives none. */
  code: string | null;
  name: string;
};

/** Percentages run from 0 to 100, rates are per 10,000 children. */
export type BenchmarkUnit = 'percent' | 'per10000' | 'count' | 'days';

/** A figure that somebody published. */
export type Benchmark = {
  /** A measure of ours; null where the publisher’s item corresponds to none. */
  measure: string | null;
  item: { code: string; name: string };
  unit: BenchmarkUnit | null;
  /** As published: `2021`, `2020-21`. */
  year: string;
  endsOn: LocalDate;
  /** Whether the figure is about the year up to that day, or about the day itself. */
  covers: 'year' | 'day';
  area: BenchmarkArea;
  /** Null where the publisher withholds it or has none; then `mark` says why. */
  value: number | null;
  mark: string | null;
  source: string;
  publishedOn: LocalDate | null;
  /** How it was worked out, where the source does not give it as it stands. */
  derivation: string | null;
};

/** The unit of a measure of ours, by its kind. */
export const UNIT_OF_KIND = {
  proportion: 'percent',
  rate: 'per10000',
  count: 'count',
  mean: 'days',
} as const satisfies Record<string, BenchmarkUnit>;

const ONE_DECIMAL = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const AT_MOST_ONE = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/** `22.6%`, `330.3 per 10,000`, `1,804`, `33.0 days`. */
export function valueInWords(value: number, unit: BenchmarkUnit | null): string {
  if (unit === 'percent') return `${ONE_DECIMAL.format(value)}%`;
  if (unit === 'per10000') return `${ONE_DECIMAL.format(value)} per 10,000`;
  return unit === 'days' ? `${ONE_DECIMAL.format(value)} days` : AT_MOST_ONE.format(value);
}

/** A figure as it may be shown: a withheld one stays withheld, with the publisher’s mark. */
export function figureInWords({ value, mark, unit }: Pick<Benchmark, 'value' | 'mark' | 'unit'>): string {
  if (value === null) return mark === null ? 'not given' : `${shortOf(mark)} (${mark})`;
  return mark === null ? valueInWords(value, unit) : `${valueInWords(value, unit)} (${mark})`;
}

/** `the year to 31 March 2021`, `31 March 2021`. */
export function periodInWords({ endsOn, covers }: Pick<Benchmark, 'endsOn' | 'covers'>): string {
  return covers === 'year' ? `the year to ${dateInWords(endsOn)}` : dateInWords(endsOn);
}

/** `in the year to 31 March 2021`, `on 31 March 2021`. */
export function whenInWords(figure: Pick<Benchmark, 'endsOn' | 'covers'>): string {
  return `${figure.covers === 'year' ? 'in' : 'on'} ${periodInWords(figure)}`;
}

/** `DfE, Children in need 2021, published 28 October 2021`. */
export function sourceInWords({ source, publishedOn }: Pick<Benchmark, 'source' | 'publishedOn'>): string {
  return publishedOn === null ? source : `${source}, published ${dateInWords(publishedOn)}`;
}

type Mark = {
  /** In a table’s cell. */
  short: string;
  says: string;
  /** Whether a value may stand beside it. */
  isWithValue: boolean;
};

/**
 * Marks that the Department for Education and other producers put in place of a figure, or beside one.
 * Source: Government Statistical Service, symbols in tables; the older signs as earlier releases explain them.
 */
export const MARKS: Readonly<Record<string, Mark>> = {
  c: { short: 'suppressed', says: 'suppressed by the publisher so that nobody can be recognised', isWithValue: false },
  x: { short: 'not available', says: 'not available', isWithValue: false },
  z: { short: 'not applicable', says: 'not applicable', isWithValue: false },
  low: { short: 'nearly none', says: 'more than none, but it rounds to none', isWithValue: false },
  u: { short: 'unreliable', says: 'of low reliability, in the publisher’s words', isWithValue: true },
  p: { short: 'provisional', says: 'provisional: the publisher may still change it', isWithValue: true },
  r: { short: 'revised', says: 'revised by the publisher since it first appeared', isWithValue: true },
  ':': { short: 'not available', says: 'not available', isWithValue: false },
  '-': { short: 'not given', says: 'not given: it is not available or was suppressed', isWithValue: false },
  '.': { short: 'not applicable', says: 'not applicable', isWithValue: false },
  '..': { short: 'not available', says: 'not available', isWithValue: false },
  '*': {
    short: 'suppressed',
    says: 'suppressed by the publisher so that nobody can be recognised',
    isWithValue: false,
  },
};

/** The mark that a text is, whatever its case; null where publishers use none such. */
export function markIn(text: string): string | null {
  const mark = text.trim().toLowerCase();
  return Object.hasOwn(MARKS, mark) ? mark : null;
}

function shortOf(mark: string): string {
  return MARKS[mark]?.short ?? 'not given';
}

/** One key for each area, so that an area is the same in every file. */
export function areaKey({ kind, code, name }: BenchmarkArea): string {
  if (kind === 'region') return `region:${name}`;
  return kind === 'council' ? `council:${code ?? name}` : kind;
}
