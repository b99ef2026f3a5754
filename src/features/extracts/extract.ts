import type { LocalDate } from '#kernel/local-date.ts';
import { addDays, addMonths, partsOf } from '#kernel/local-date.ts';
import { type Month, monthAfter, monthOf } from '#kernel/month.ts';
import type { ListRecords } from './lists/index.ts';
import type { ListId } from './lists/list.ts';

export type ExtractId = string & { readonly __kind: 'ExtractId' };

export type ExtractState = 'reading' | 'refused' | 'preview' | 'accepting' | 'accepted' | 'withdrawn';

/** One loaded file: what it is, where it stands, and who brought it there. Once accepted it never changes. */
export type Extract = {
  id: ExtractId;
  fileName: string;
  fileBytes: number;
  sha256: string;
  state: ExtractState;
  /** Per cent read or evaluated, while that is under way. */
  progress: number;
  asAt: LocalDate | null;
  dataMonth: Month | null;
  /** The lists that the file holds, also those without a row. */
  lists: readonly ListId[];
  refusal: string | null;
  refusalCode: string | null;
  loadedBy: string;
  loadedAt: Date;
  acceptedBy: string | null;
  acceptedAt: Date | null;
  withdrawn: { by: string; at: Date; reason: string } | null;
  /** When its children's rows were erased, as they are once they were kept long enough; its figures stay. */
  rowsErasedAt: Date | null;
  version: number;
};

/** A row as it is kept, or as it was when a check kept it out of every figure. */
export type ExtractRow<L extends ListId = ListId> = {
  record: ListRecords[L];
  sheetRow: number;
  kept: boolean;
  errors: number;
};

/** By list; a list that the file does not have is absent. */
export type ExtractRows = { readonly [L in ListId]?: readonly ExtractRow<L>[] };

/** The refusal of text that is called a workbook: it can be read as CSV if a person says so. */
export const CSV_NAMED_OTHERWISE = 'csv-named-otherwise';

/** The name under which such a file is read: its own with the right ending. */
export function namedAsCsv(fileName: string): string {
  return `${fileName.replace(/\.[^.]*$/, '')}.csv`;
}

/** Up to this day of a month an extract belongs to the month before, whose recording it catches up with. */
const LAST_CATCHING_UP_DAY = 15;

/** The month whose figures an extract is taken to be about, until a person says otherwise. */
export function proposedDataMonth(asAt: LocalDate): Month {
  const own = monthOf(asAt);
  return partsOf(asAt).day <= LAST_CATCHING_UP_DAY ? monthAfter(own, -1) : own;
}

export type AsAtProblem = 'missing' | 'inFuture' | 'monthAfterAsAt' | 'monthTooEarly';

/** Whether an as-at date and a data month can be: not in the future, and the month no further back than the lists reach. */
export function asAtProblem(asAt: LocalDate | null, dataMonth: Month | null, today: LocalDate): AsAtProblem | null {
  if (asAt === null || dataMonth === null) return 'missing';
  if (asAt > today) return 'inFuture';
  if (dataMonth > monthOf(asAt)) return 'monthAfterAsAt';
  if (dataMonth < monthOf(addMonths(addDays(asAt, 1), -6))) return 'monthTooEarly';
  return null;
}
