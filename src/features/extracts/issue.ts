import type { ListId } from './lists/list.ts';

/** Where a check found something: the place in the file, never what stands there. */
export type FoundIssue = {
  check: string;
  effect: 'keepsOut' | 'warns';
  list: ListId | null;
  sheet: string | null;
  row: number | null;
  column: string | null;
  heading: string | null;
};

/** What a check found in one row: never what stands there. */
export type RowFinding = {
  list: ListId;
  row: number;
  check: string;
  effect: FoundIssue['effect'];
  /** The column's heading as the sheet has it; null where it has no such column. */
  heading: string | null;
};
