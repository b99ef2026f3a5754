import type { LocalDate } from '#kernel/local-date.ts';
import { type Month, monthOf } from '#kernel/month.ts';
import { type AnyMeasure, type Measure, type MeasureContext, type RuleContext, ruleContext } from './definition.ts';
import { populationIn } from './figures.ts';
import { type Grouping, groupingOf, WHOLE_COUNCIL } from './groups.ts';
import { DIMENSIONS, type Dimension, type MeasureDescription, type MeasureValue } from './measure.ts';
import { monthsCovered } from './months-covered.ts';
import { forEachMeasuredList, type RowSource } from './row-sources.ts';
import type { AnyRecord, Extract, MeasuredList } from './rows.ts';

/**
 * Every measure's counts from one extract, for the council and each group, in every month that the extract covers.
 * The council has a value in each covered month, 0 of 0 where there was no case; a group has one where it has a case,
 * and of counts and rates in every covered month once it has one. A rate's denominator is the population: only the
 * council has one, a group's is null and its count stands alone. A list that the file lacks gives no values.
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
  months: readonly Month[];
  monthIndex: (on: LocalDate) => number;
  among: number[];
  counted: number[];
};

const NO_MONTH = -1;

function tallyOf<L extends MeasuredList>(measure: Measure<L>, { asAt, dataMonth }: Extract): Tally<L> {
  const months = monthsCovered(asAt, dataMonth, measure.description.timing);
  return { measure, months, monthIndex: monthIndexer(months, measure.description.timing), among: [], counted: [] };
}

/** The place of a day's month among those covered, kept by day; a snapshot's only month holds every row. */
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
  source((row, record) => {
    let slotsOn: LocalDate | null = null;
    for (const tally of tallies) {
      const on = tally.measure.month(row, at);
      if (on === null) continue;
      const month = tally.monthIndex(on);
      if (month === NO_MONTH || !tally.measure.among(row, at)) continue;
      if (slotsOn !== on) groups.find(record, on);
      slotsOn = on;
      const counts = tally.measure.counts(row, at);
      for (const slot of groups.slots) {
        const cell = slot * tally.months.length + month;
        tally.among[cell] = (tally.among[cell] ?? 0) + 1;
        if (counts) tally.counted[cell] = (tally.counted[cell] ?? 0) + 1;
      }
    }
  });
}

function valuesOf<L extends MeasuredList>(
  { measure, months, among, counted }: Tally<L>,
  groups: GroupIndex,
  { population }: MeasureContext,
): MeasureValue[] {
  const { id, kind } = measure.description;
  return groups.all().flatMap(({ dimension, group }, slot) => {
    const isCouncil = dimension === 'council';
    const first = slot * months.length;
    const hasCase = (month: number) => (among[first + month] ?? 0) > 0;
    const hasAny = isCouncil || months.some((_, month) => hasCase(month));
    if (!hasAny) return [];
    return months.flatMap((month, index): MeasureValue[] => {
      if (kind === 'proportion' && !isCouncil && !hasCase(index)) return [];
      const cases = among[first + index] ?? 0;
      const children = kind === 'rate' && isCouncil ? populationIn(month, population) : null;
      const denominator = kind === 'proportion' ? cases : children;
      return [{ measure: id, month, dimension, group, numerator: counted[first + index] ?? 0, denominator }];
    });
  });
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
