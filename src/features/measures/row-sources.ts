import { LIST_IDS, type ListId } from '#features/extracts/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { AnyMeasure, Measure } from './definition.ts';
import type { AnyRecord, Extract, ExtractRows, MeasuredList, MeasuredRecords } from './rows.ts';

/** Calls with each row that a measure over the list looks at; `from`: as-at date of the earlier extract that it is from. */
export type RowSource<L extends MeasuredList> = (
  visit: (row: MeasuredRecords[L], record: AnyRecord, list: ListId, sheetRow: number, from: LocalDate | null) => void,
) => void;

/** Each list with the measures over it and its rows, where the file has the list. */
export function forEachMeasuredList(
  measures: readonly AnyMeasure[],
  extract: Extract,
  visit: <L extends MeasuredList>(measures: readonly Measure<L>[], source: RowSource<L>) => void,
): void {
  for (const list of LIST_IDS) visitList(list, measures, extract, visit);
  const overAll = measures.filter(isOver('allRows'));
  if (overAll.length > 0) visit(overAll, everyRowOf(extract.rows));
}

type Visit = <L extends MeasuredList>(measures: readonly Measure<L>[], source: RowSource<L>) => void;

function visitList<L extends ListId>(list: L, measures: readonly AnyMeasure[], extract: Extract, visit: Visit): void {
  const overList = measures.filter(isOver(list));
  if (overList.length > 0 && extract.rows[list]) visit(overList, keptRowsOf(list, extract));
}

/** Rows that a check kept out are in no measure but that of data quality. Those that left the list come last. */
function keptRowsOf<L extends ListId>(list: L, { rows, history }: Extract): RowSource<L> {
  return (visit) => {
    for (const { record, sheetRow, kept } of rows[list] ?? []) if (kept) visit(record, record, list, sheetRow, null);
    for (const { record, sheetRow, asAt } of history.left[list] ?? []) visit(record, record, list, sheetRow, asAt);
  };
}

/** Whether a measure counts rows that have left the list since: events of more months than an extract holds. */
export function countsEarlierRows({ description, list, looksBack }: Looking): boolean {
  return description.timing !== 'snapshot' && looksBack !== null && looksBack.over === list && list !== 'referrals';
}

type Looking = Pick<AnyMeasure, 'description' | 'list' | 'looksBack'>;

function everyRowOf(rows: ExtractRows): RowSource<'allRows'> {
  return (visit) => {
    for (const list of LIST_IDS) visitEvery(list, rows, visit);
  };
}

function visitEvery<L extends ListId>(list: L, rows: ExtractRows, visit: Parameters<RowSource<'allRows'>>[0]): void {
  for (const { record, sheetRow, kept, errors } of rows[list] ?? []) {
    visit({ list, record, kept, errors }, record, list, sheetRow, null);
  }
}

/** Keeps the measures over a list. */
export function isOver<L extends MeasuredList>(list: L) {
  return (measure: AnyMeasure): measure is AnyMeasure & Measure<L> => measure.list === list;
}
