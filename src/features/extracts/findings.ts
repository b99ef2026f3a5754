import type { Extract } from './extract.ts';
import type { Summary } from './interpret/index.ts';
import type { FoundIssue } from './issue.ts';
import type { ListId } from './lists/list.ts';
import type { ReadingNote } from './readers/index.ts';

/** What is kept of a reading beside its rows: what was understood, and what the reader itself noticed. */
export type KeptSummary = Summary & { notes: readonly ReadingNote[] };

/** One list against the extract before: its rows, and the children who appear or are gone. */
export type ListChange = { list: ListId; rows: number; rowsBefore: number; childrenNew: number; childrenGone: number };

/** Everything that a person should see of a file before it counts. */
export type Findings = {
  summary: KeptSummary;
  examples: readonly FoundIssue[];
  /** Against the extract before it; null where there is none. */
  changes: { before: Extract; lists: readonly ListChange[] } | null;
};
