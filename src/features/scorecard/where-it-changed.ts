import {
  type Dimension,
  figureOf,
  groupInWords,
  type MeasureDescription,
  NOT_KNOWN,
  type Point,
  SMALLEST_JUDGED_DENOMINATOR,
} from '#features/measures/index.ts';
import type { Month } from '#kernel/month.ts';
import { decomposeCount, decomposeProportion } from '#stats';

/** The change between the two ends of a period, broken into what each group brings to it, in the measure's unit. */
export type WhereItChanged = {
  dimension: Dimension;
  first: readonly Month[];
  last: readonly Month[];
  change: number;
  /** All groups; what they bring adds up to the change. The largest part of the change comes first. */
  parts: readonly ChangePart[];
};

export type ChangePart = {
  key: string;
  name: string;
  /** What the group brings by doing better or worse itself; null where that cannot be told apart (counts, rates). */
  within: number | null;
  /** What it brings by having become a larger or smaller part of the whole; null likewise. */
  mix: number | null;
  total: number;
  /** Under ten cases at an end: such a group is not named in sentences. */
  isSmall: boolean;
};

type Ends = { first: readonly Month[]; last: readonly Month[] };
type Series = readonly Point[];

const MOST_POOLED_MONTHS = 3;
const PER_CENT = 100;

/**
 * Which groups of a dimension a measure's change between the ends of a period shows in. Null where an end has nobody,
 * for means, whose groups' spread is not known, and for rates without a population.
 */
export function whereItChanged(
  measure: MeasureDescription,
  dimension: Dimension,
  groups: ReadonlyMap<string, Series>,
  council: Series,
  period: { from: Month; to: Month },
): WhereItChanged | null {
  const ends = endsOf(measure, council, period);
  if (ends === null || measure.kind === 'mean') return null;
  const pooled = [...groups].map(([key, series]) => ({
    key,
    first: pool(series, ends.first),
    second: pool(series, ends.last),
  }));
  const found = measure.kind === 'proportion' ? shares(pooled) : counts(measure, pooled, council, ends);
  if (found === null) return null;
  const small = new Set(pooled.filter(({ first, second }) => isSmall(measure, first, second)).map(({ key }) => key));
  const parts = found.parts
    .map((part) => ({ ...part, name: nameOf(dimension, part.key), isSmall: small.has(part.key) }))
    .toSorted((a, b) => Math.sign(found.change) * (b.total - a.total));
  return { dimension, ...ends, change: found.change, parts };
}

/** Up to three final months at each end of the period, without overlap; of a snapshot or a rolling figure one. */
function endsOf(
  { timing }: MeasureDescription,
  council: Series,
  { from, to }: { from: Month; to: Month },
): Ends | null {
  const months = council
    .filter(({ month, status, value }) => from <= month && month <= to && status !== 'provisional' && value !== null)
    .map(({ month }) => month)
    .toSorted();
  if (months.length < 2) return null;
  const isOfMonths = timing === 'flow' || timing === 'cohort';
  const pooled = isOfMonths ? Math.min(MOST_POOLED_MONTHS, Math.floor(months.length / 2)) : 1;
  return { first: months.slice(0, pooled), last: months.slice(-pooled) };
}

type Pooled = { count: number; of: number };

function pool(series: Series, months: readonly Month[]): Pooled {
  const points = series.filter(({ month }) => months.includes(month));
  const sum = (of: (point: Point) => number) => points.reduce((total, point) => total + of(point), 0);
  return { count: sum(({ numerator }) => numerator), of: sum(({ denominator }) => denominator ?? 0) };
}

type GroupEnds = { key: string; first: Pooled; second: Pooled };
type Found = { change: number; parts: Pick<ChangePart, 'key' | 'within' | 'mix' | 'total'>[] };

function shares(groups: readonly GroupEnds[]): Found | null {
  const found = decomposeProportion(groups);
  if (found === null) return null;
  const parts = found.contributions.map(({ key, within, mix, total }) => ({
    key,
    within: within * PER_CENT,
    mix: mix * PER_CENT,
    total: total * PER_CENT,
  }));
  return { change: found.change * PER_CENT, parts };
}

/** Of counts the mean of a month; of rates by the council's population, which the groups share. */
function counts(measure: MeasureDescription, groups: readonly GroupEnds[], council: Series, ends: Ends): Found | null {
  const [first, second] = [scaleAt(measure, council, ends.first), scaleAt(measure, council, ends.last)];
  if (first === null || second === null) return null;
  const asCounts = groups.map(({ key, first: before, second: after }) => ({
    key,
    first: before.count,
    second: after.count,
  }));
  const found = decomposeCount(asCounts, { first, second, per: figureOf(measure, 1, 1) ?? 1 });
  return {
    change: found.change,
    parts: found.contributions.map(({ key, total }) => ({ key, total, within: null, mix: null })),
  };
}

/** What the months' count is divided by to be the month's figure. */
function scaleAt({ kind }: MeasureDescription, council: Series, months: readonly Month[]): number | null {
  if (kind === 'count') return months.length;
  const { of } = pool(council, months);
  return of === 0 ? null : of;
}

function isSmall({ kind }: MeasureDescription, first: Pooled, second: Pooled): boolean {
  const of = ({ count, of: cases }: Pooled) => (kind === 'proportion' ? cases : count);
  return Math.max(of(first), of(second)) < SMALLEST_JUDGED_DENOMINATOR;
}

function nameOf(dimension: Dimension, key: string): string {
  if (key === NOT_KNOWN) return NO_GROUP[dimension];
  const words = groupInWords(dimension, key);
  if (dimension !== 'ageBand') return words;
  return /^\d/.test(words) ? `those aged ${words}` : `those ${words.toLowerCase()}`;
}

const NO_GROUP: Record<Dimension, string> = {
  council: 'the council',
  team: 'those without a known team',
  locality: 'those without a known locality',
  ageBand: 'those of unknown age',
  sex: 'those of unknown sex',
  ethnicGroup: 'those of unknown ethnic group',
  disability: 'those of whom no disability is known or denied',
};
