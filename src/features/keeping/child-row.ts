import type { ListId } from '#features/extracts/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';

/** A row about a child with the extract that it came in. */
export type ChildRow = {
  list: ListId;
  fileName: string;
  /** Null where nobody has accepted the file. */
  asAt: LocalDate | null;
  sheetRow: number;
  /** Whether figures counted it: checks keep out a row that cannot be right. */
  kept: boolean;
  record: Readonly<Record<string, unknown>>;
};
