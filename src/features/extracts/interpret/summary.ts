import type { LocalDate } from '#kernel/local-date.ts';
import type { ListId } from '../lists/list.ts';
import type { HeadingMatch, HeadingQuestion } from './headings.ts';

/** What was understood of a file: for the preview, kept as JSON. */
export type Summary = {
  /** Every sheet of the file, in its order. */
  sheets: readonly SheetSummary[];
  /** The lists that were found, in Ofsted's order. */
  lists: readonly ListSummary[];
  notFound: readonly ListId[];
  /** Issues by check and list. */
  checks: readonly CheckCount[];
  /** Values that no code fits, with the known codes nearest to them: the only cell content that leaves the rows. */
  unknownCodes: readonly UnknownCode[];
  /** What a person should decide before the extract is accepted. */
  questions: readonly Question[];
  proposedAsAt: ProposedAsAt | null;
};

export type SheetSummary = {
  sheet: string;
  list: ListId | null;
  /** Row of the headings, from 1. */
  headingRow: number | null;
  ignored: IgnoredWhy | null;
};

/** `named`: its name says that it holds no list (front sheet, guidance, codes). */
export type IgnoredWhy = 'hidden' | 'named' | 'empty' | 'noHeadings' | 'unclear' | 'listTwice';

export type ListSummary = {
  list: ListId;
  sheet: string;
  headingRow: number;
  /** Rows about someone, kept or kept out; totals, repeated headings and rows without any understood cell are not. */
  rows: number;
  kept: number;
  keptOut: number;
  /** Totals and repeated headings. */
  notRows: number;
  /** Rows in which no understood column holds anything. */
  emptyRows: number;
  headings: readonly HeadingMatch[];
  /** Fields for which the sheet has no column. */
  missingFields: readonly string[];
  blanks: readonly { field: string; blank: number; placeholder: number }[];
  /** First and last day of what the list is about; null where no row has one. */
  window: { from: LocalDate; to: LocalDate } | null;
};

export type CheckCount = { check: string; list: ListId | null; effect: 'keepsOut' | 'warns'; count: number };

export type UnknownCode = {
  list: ListId;
  field: string;
  heading: string;
  value: string;
  count: number;
  nearest: readonly string[];
};

export type Question =
  | (HeadingQuestion & { list: ListId; sheet: string })
  | { kind: 'listTwice'; list: ListId; sheets: readonly string[] }
  | { kind: 'monthFirst'; list: ListId; sheet: string; column: string; heading: string; field: string }
  | { kind: 'headingsOverTwoRows'; list: ListId; sheet: string };

/** `fileName` and `sheet` (a front sheet or title row) state a day; `latestEvent` is the last day on which anything happened. */
export type ProposedAsAt = { asAt: LocalDate; from: 'fileName' | 'sheet' | 'latestEvent' };
