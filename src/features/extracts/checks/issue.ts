import type { ListId } from '../lists/list.ts';

/** Where a check found something. Cell content is never in it: issues go to logs and files. */
export type Issue = {
  /** The check's code, `AX-231`. */
  check: string;
  list: ListId | null;
  sheet: string;
  /** Row number in the sheet, from 1; null where the whole sheet or column is meant. */
  row: number | null;
  /** The column's letter, `AB`; null where the sheet has no such column. */
  column: string | null;
  field: string | null;
  /** The heading as the sheet has it. */
  heading: string | null;
  effect: 'keepsOut' | 'warns';
  /** Who the row is about, for those allowed to see it; null where it does not say. */
  childId: string | null;
};
