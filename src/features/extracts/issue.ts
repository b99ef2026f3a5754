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
