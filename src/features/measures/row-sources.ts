import { LIST_IDS, type ListId } from '#features/extracts/index.ts';
import type { AnyMeasure, Measure } from './definition.ts';
import type { AnyRecord, Extract, ExtractRows, MeasuredList, MeasuredRecords } from './rows.ts';

/** Calls with each row that a measure over the list looks at. */
export type RowSource<L extends MeasuredList> = (
  visit: (row: MeasuredRecords[L], record: AnyRecord, list: ListId, sheetRow: number) => void,
) => void;

/** Each list with the measures over it and its rows, where the file has the list. */
export function forEachMeasuredList(
  measures: readonly AnyMeasure[],
  { rows }: Extract,
  visit: <L extends MeasuredList>(measures: readonly Measure<L>[], source: RowSource<L>) => void,
): void {
  for (const list of LIST_IDS) visitList(list, measures, rows, visit);
  const overAll = measures.filter(isOver('allRows'));
  if (overAll.length > 0) visit(overAll, everyRowOf(rows));
}

type Visit = <L extends MeasuredList>(measures: readonly Measure<L>[], source: RowSource<L>) => void;

function visitList<L extends ListId>(list: L, measures: readonly AnyMeasure[], rows: ExtractRows, visit: Visit): void {
  const overList = measures.filter(isOver(list));
  if (overList.length > 0 && rows[list]) visit(overList, keptRowsOf(list, rows));
}

/** Rows that a check kept out are in no measure but that of data quality. */
function keptRowsOf<L extends ListId>(list: L, rows: ExtractRows): RowSource<L> {
  return (visit) => {
    for (const { record, sheetRow, kept } of rows[list] ?? []) if (kept) visit(record, record, list, sheetRow);
  };
}

function everyRowOf(rows: ExtractRows): RowSource<'allRows'> {
  return (visit) => {
    for (const list of LIST_IDS) visitEvery(list, rows, visit);
  };
}

function visitEvery<L extends ListId>(list: L, rows: ExtractRows, visit: Parameters<RowSource<'allRows'>>[0]): void {
  for (const { record, sheetRow, kept, errors } of rows[list] ?? []) {
    visit({ list, record, kept, errors }, record, list, sheetRow);
  }
}

function isOver<L extends MeasuredList>(list: L) {
  return (measure: AnyMeasure): measure is AnyMeasure & Measure<L> => measure.list === list;
}
