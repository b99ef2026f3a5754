import type { LocalDate } from '#kernel/local-date.ts';
import { type Month, monthAfter, monthOf, monthsFrom } from '#kernel/month.ts';
import { type AnyMeasure, type Measure, type MeasureContext, type RuleContext, ruleContext } from './definition.ts';
import { populationIn } from './figures.ts';
import { type Grouping, groupingOf, WHOLE_COUNCIL } from './groups.ts';
import { monthsGiven } from './looks-back.ts';
import {
  DIMENSIONS,
  type Dimension,
  isOutOfCases,
  type MeasureDescription,
  type MeasureValue,
  SPAN,
} from './measure.ts';
import { countsEarlierRows, forEachMeasuredList, type RowSource } from './row-sources.ts';
import type { AnyRecord, Extract, MeasuredList } from './rows.ts';

/**
 * Every measure's counts from one extract, for the council and each group, in every month that the extract covers.
 * The council has a value in each covered month, 0 of 0 where there was no case; a group has one where it has a case,
 * and of counts and rates in every covered month once it has one. A rate's denominator is the population: only the
 * council has one, a group's is null and its count stands alone. A list that the file lacks gives no values, nor does a
 * month for which earlier extracts are wanted that nobody has kept.
 */
export function evaluate(measures: readonly AnyMeasure[], extract: Extract, context: MeasureContext): MeasureValue[] {
  const at = ruleContext(extract, context);
  const groups = indexOfGroups(groupingOf(extract.rows, context.localityOf));
  const values: MeasureValue[] = [];
  forEachMeasuredList(measures, extract, (overList, source) => {
    const tallies = overList.map((measure) => tallyOf(measure, extract));
    tallyRows(tallies, source, at, groups);
    for (const tally of tallies) values.push(...valuesOf(tally, groups, context));
  });
  return values;
}

/** A measure's counts while its list is read, indexed by group times months, plus month. */
type Tally<L extends MeasuredList> = {
  measure: Measure<L>;
  /** The months whose figures are given, oldest first; none where too little is known of earlier extracts. */
  given: readonly Month[];
  /** The months whose events are counted: those given and as many before the first as a figure adds up. */
  months: readonly Month[];
  monthIndex: (on: LocalDate) => number;
  countsEarlier: boolean;
  among: number[];
  counted: number[];
};

const NO_MONTH = -1;

function tallyOf<L extends MeasuredList>(measure: Measure<L>, extract: Extract): Tally<L> {
  const { description, looksBack, list } = measure;
  const { timing } = description;
  const given = monthsGiven({ timing, looksBack }, extract, extract.history.since);
  const [first = extract.dataMonth] = given;
  const months = given.length === 0 ? [] : monthsFrom(monthAfter(first, 1 - SPAN[timing]), given.at(-1) ?? first);
  const countsEarlier = countsEarlierRows({ description, list, looksBack });
  return { measure, given, months, monthIndex: monthIndexer(months, timing), countsEarlier, among: [], counted: [] };
}

/** The place of a day's month among those counted, kept by day; a snapshot's only month holds every row. */
function monthIndexer(months: readonly Month[], timing: MeasureDescription['timing']): (on: LocalDate) => number {
  if (timing === 'snapshot') return () => 0;
  const known = new Map<LocalDate, number>();
  return (on) => {
    let index = known.get(on);
    if (index === undefined) {
      index = months.indexOf(monthOf(on));
      known.set(on, index);
    }
    return index;
  };
}

/** Reads the list once; a row's groups are looked up once for all measures that place it on the same day. */
function tallyRows<L extends MeasuredList>(
  tallies: readonly Tally<L>[],
  source: RowSource<L>,
  at: RuleContext,
  groups: GroupIndex,
): void {
  const giving = tallies.filter(({ given }) => given.length > 0);
  source((row, record, _list, _sheetRow, from) => {
    let slotsOn: LocalDate | null = null;
    for (const tally of giving) {
      if (from !== null && !tally.countsEarlier) continue;
      const on = tally.measure.month(row, at);
      if (on === null) continue;
      const month = tally.monthIndex(on);
      if (month === NO_MONTH || !tally.measure.among(row, at)) continue;
      if (slotsOn !== on) groups.find(record, on);
      slotsOn = on;
      const adds = tally.measure.counts(row, at) ? (tally.measure.days?.(row, at) ?? 1) : 0;
      for (const slot of groups.slots) {
        const cell = slot * tally.months.length + month;
        tally.among[cell] = (tally.among[cell] ?? 0) + 1;
        if (adds !== 0) tally.counted[cell] = (tally.counted[cell] ?? 0) + adds;
      }
    }
  });
}

function valuesOf<L extends MeasuredList>(
  { measure, given, months, among, counted }: Tally<L>,
  groups: GroupIndex,
  { population }: MeasureContext,
): MeasureValue[] {
  const { id, kind } = measure.description;
  const span = months.length - given.length + 1;
  return groups.all().flatMap(({ dimension, group }, slot) => {
    const isCouncil = dimension === 'council';
    const first = slot * months.length;
    const cases = given.map((_, index) => addedUp(among, first + index, span));
    if (!isCouncil && cases.every((number) => number === 0)) return [];
    return given.flatMap((month, index): MeasureValue[] => {
      const ofMonth = cases[index] ?? 0;
      if (isOutOfCases(kind) && !isCouncil && ofMonth === 0) return [];
      const children = kind === 'rate' && isCouncil ? populationIn(month, population) : null;
      const denominator = isOutOfCases(kind) ? ofMonth : children;
      const numerator = addedUp(counted, first + index, span);
      return [{ measure: id, month, dimension, group, numerator, denominator }];
    });
  });
}

/** So many cells from one on, put together; a cell that nothing was counted in is 0. */
function addedUp(cells: readonly number[], from: number, count: number): number {
  let sum = 0;
  for (let index = from; index < from + count; index += 1) sum += cells[index] ?? 0;
  return sum;
}

/** Every group met so far, numbered; number 0 is the whole council. */
type GroupIndex = {
  /** The numbers of the last found row's groups, one for each dimension. */
  readonly slots: number[];
  find(record: AnyRecord, on: LocalDate): void;
  all(): readonly { dimension: Dimension; group: string }[];
};

function indexOfGroups(grouping: Grouping): GroupIndex {
  const all: { dimension: Dimension; group: string }[] = [];
  const numbers = DIMENSIONS.map(() => new Map<string, number>());
  const slots = DIMENSIONS.map(() => 0);
  const numberOf = (index: number, dimension: Dimension, group: string): number => {
    const known = numbers[index]?.get(group);
    if (known !== undefined) return known;
    numbers[index]?.set(group, all.length);
    return all.push({ dimension, group }) - 1;
  };
  numberOf(0, 'council', WHOLE_COUNCIL);
  return {
    slots,
    find(record, on) {
      for (const [index, dimension] of DIMENSIONS.entries()) {
        slots[index] = numberOf(index, dimension, grouping.groupOf(dimension, record, on));
      }
    },
    all: () => all,
  };
}
