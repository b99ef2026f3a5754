import { LIST_IDS, type ListId } from '#features/extracts/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Month } from '#kernel/month.ts';
import { type AnyMeasure, type Measure, type MeasureContext, type RuleContext, ruleContext } from './definition.ts';
import { populationIn } from './figures.ts';
import { type GroupNumbers, groupNumbers } from './group-numbers.ts';
import { monthsGiven } from './looks-back.ts';
import { isOutOfCases, type MeasureValue, SPAN } from './measure.ts';
import { countsEarlierRows, isOver } from './row-sources.ts';
import type { AnyRecord, Extract, MeasuredList, MeasuredRecords } from './rows.ts';

/**
 * Every measure's counts from one extract, for the council and each group, in every month that the extract covers.
 * The council has a value in each covered month, 0 of 0 where there was no case; a group has one where it has a case,
 * and of counts and rates in every covered month once it has one. A rate's denominator is the population: only the
 * council has one, a group's is null and its count stands alone. A list that the file lacks gives no values, nor does a
 * month for which earlier extracts are wanted that nobody has kept.
 */
export function evaluate(measures: readonly AnyMeasure[], extract: Extract, context: MeasureContext): MeasureValue[] {
  const at = ruleContext(extract, context);
  const groups = groupNumbers(extract.rows, context.localityOf);
  const ofRows = measures.filter(isOver('allRows')).map((measure) => tallyOf(measure, extract));
  const values: MeasureValue[] = [];
  for (const list of LIST_IDS) {
    if (!extract.rows[list]) continue;
    const tallies = measures.filter(isOver(list)).map((measure) => tallyOf(measure, extract));
    tallyList(list, extract, { tallies, ofRows }, at, groups);
    for (const tally of tallies) values.push(...valuesOf(tally, groups, context));
  }
  for (const tally of ofRows) values.push(...valuesOf(tally, groups, context));
  return values;
}

/** A measure's counts while its list is read, indexed by group times months, plus month. */
type Tally<L extends MeasuredList> = {
  measure: Measure<L>;
  /** The months whose figures are given, oldest first; none where too little is known of earlier extracts. */
  given: readonly Month[];
  /** How many months' events are counted: those given and as many before the first as a figure adds up. */
  months: number;
  /** The first of these, by its number; null for a snapshot, whose only month holds every row. */
  first: number | null;
  countsEarlier: boolean;
  among: Float64Array;
  counted: Float64Array;
};

function tallyOf<L extends MeasuredList>(measure: Measure<L>, extract: Extract): Tally<L> {
  const { description, looksBack, list } = measure;
  const { timing } = description;
  const given = monthsGiven({ timing, looksBack }, extract, extract.history.since);
  return {
    measure,
    given,
    months: given.length === 0 ? 0 : given.length + SPAN[timing] - 1,
    first: timing === 'snapshot' ? null : monthNumber(given[0] ?? extract.dataMonth) - SPAN[timing] + 1,
    countsEarlier: countsEarlierRows({ description, list, looksBack }),
    among: new Float64Array(0),
    counted: new Float64Array(0),
  };
}

/** Months since the year 0, of a month or of a day in it. */
function monthNumber(written: Month | LocalDate): number {
  return Number(written.slice(0, 4)) * 12 + Number(written.slice(5, 7));
}

/** Reads a list once, for its own measures and for those over every row; rows kept out are for the latter alone. */
function tallyList<L extends ListId>(
  list: L,
  { rows, history }: Extract,
  { tallies, ofRows }: { tallies: readonly Tally<L>[]; ofRows: readonly Tally<'allRows'>[] },
  at: RuleContext,
  groups: GroupNumbers,
): void {
  const own = counterOf(inOrderOfDays(tallies), at, groups);
  const every = counterOf(ofRows, at, groups);
  for (const { record, kept, errors } of rows[list] ?? []) {
    if (kept) own(record, record);
    if (ofRows.length > 0) every({ list, record, kept, errors }, record);
  }
  const left = history.left[list] ?? [];
  const ofEarlier = counterOf(inOrderOfDays(tallies.filter(({ countsEarlier }) => countsEarlier)), at, groups);
  for (const { record } of left) ofEarlier(record, record);
}

/** Those that place rows on days of their own before the snapshots, so that a row's groups are found once for a day. */
function inOrderOfDays<L extends MeasuredList>(tallies: readonly Tally<L>[]): Tally<L>[] {
  return tallies.toSorted((a, b) => Number(a.first === null) - Number(b.first === null));
}

/** Counts a row in every tally that it belongs to. */
function counterOf<L extends MeasuredList>(
  tallies: readonly Tally<L>[],
  at: RuleContext,
  groups: GroupNumbers,
): (row: MeasuredRecords[L], record: AnyRecord) => void {
  const giving = tallies.filter(({ months }) => months > 0);
  const monthOn = remembered(monthNumber);
  return (row, record) => {
    for (const tally of giving) {
      const { measure, months, first } = tally;
      const on = measure.month(row, at);
      if (on === null) continue;
      const month = first === null ? 0 : monthOn(on) - first;
      if (month < 0 || month >= months || !measure.among(row, at)) continue;
      groups.find(record, on);
      const adds = measure.counts(row, at) ? (measure.days === null ? 1 : measure.days(row, at)) : 0;
      add(tally, groups.slots, month, adds);
    }
  };
}

function add<L extends MeasuredList>(tally: Tally<L>, slots: Int32Array, month: number, adds: number): void {
  const { months } = tally;
  for (let index = 0; index < slots.length; index += 1) {
    const cell = (slots[index] ?? 0) * months + month;
    if (cell >= tally.among.length) grow(tally, cell);
    tally.among[cell] = (tally.among[cell] ?? 0) + 1;
    if (adds !== 0) tally.counted[cell] = (tally.counted[cell] ?? 0) + adds;
  }
}

/** Makes room for a cell, and for as much again: groups are met one by one. */
function grow<L extends MeasuredList>(tally: Tally<L>, cell: number): void {
  for (const cells of ['among', 'counted'] as const) {
    const larger = new Float64Array(2 * (cell + 1));
    larger.set(tally[cells]);
    tally[cells] = larger;
  }
}

/** The function with its answers kept by day, the last one at hand: a file has few days and many rows. */
function remembered(work: (on: LocalDate) => number): (on: LocalDate) => number {
  const kept = new Map<LocalDate, number>();
  let last: LocalDate | null = null;
  let lastAnswer = 0;
  return (on) => {
    if (on === last) return lastAnswer;
    let answer = kept.get(on);
    if (answer === undefined) {
      answer = work(on);
      kept.set(on, answer);
    }
    last = on;
    lastAnswer = answer;
    return answer;
  };
}

function valuesOf<L extends MeasuredList>(
  { measure, given, months, among, counted }: Tally<L>,
  groups: GroupNumbers,
  { population }: MeasureContext,
): MeasureValue[] {
  const { id, kind } = measure.description;
  const span = months - given.length + 1;
  return groups.all().flatMap(({ dimension, group }, slot) => {
    const isCouncil = dimension === 'council';
    const first = slot * months;
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
function addedUp(cells: Float64Array, from: number, count: number): number {
  let sum = 0;
  for (let index = from; index < from + count; index += 1) sum += cells[index] ?? 0;
  return sum;
}
