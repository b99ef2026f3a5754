import { type LocalDate, localDate } from '#kernel/local-date.ts';
import { englandWorkingDays } from '#kernel/working-days.ts';
import { emptyRecord } from '../lists/empty-record.ts';
import { listOf } from '../lists/index.ts';
import type { ListId } from '../lists/list.ts';
import type { AnyRow, CheckContext, RowCheck } from './check.ts';

export type Cells = Readonly<Record<string, string | number | null>>;

const AS_AT = localDate('2022-07-31');

export function context(asAt: LocalDate | null = AS_AT): CheckContext {
  return { asAt, today: localDate('2022-08-09'), workingDays: englandWorkingDays };
}

/** A row of a list for a drawn table of cases: the given fields, the others null. Throws on a field the list lacks. */
export function rowOf(list: ListId, cells: Cells): AnyRow {
  const row: AnyRow = { ...emptyRecord(list), sheetRow: 3, childId: 'C001' };
  for (const field of Object.keys(cells)) if (!(field in row)) throw new Error(`${list} has no field ${field}`);
  return { ...row, ...cells };
}

/** The fields at which a check finds the row wrong, extract as at 31 July 2022. */
export function found(check: RowCheck, list: ListId, cells: Cells, given: CheckContext = context()): string[] {
  const row = rowOf(list, cells);
  return check.at(listOf(list)).filter((field) => check.fails(row, given, field));
}
