/**
 * What a file holds, cell by cell, whatever its container. Date-styled cells arrive as ISO text (`2022-07-31`, with
 * a time `2022-07-31T14:05:00`), error cells as their text (`#N/A`), formulas as their last computed value, and a
 * formula that was never computed as `#NO VALUE!`. An empty text is null.
 */
export type Cell = string | number | boolean | null;

export type Sheet = {
  /** The sheet's name, or for CSV the file's name without its ending. */
  name: string;
  /** A hidden sheet is announced so that it can be named to the person, but its rows are never delivered. */
  hidden: boolean;
};

/** Receives the sheets in file order, each followed by its rows. Blank rows may be left out; numbers are the file's own. */
export type ReadingSink = {
  /** Called once before the first sheet where the container states it: how bare serials count (from 1904 or 1900). */
  workbook?(facts: { date1904: boolean }): void;
  sheet(sheet: Sheet): void;
  /** `cells[0]` is column A; `rowNumber` counts from 1. The array is reused: copy what must be kept. */
  row(rowNumber: number, cells: readonly Cell[]): void;
  /** Called between chunks; reading waits for it, so that slow storage slows the reader instead of filling memory. */
  pause?(): Promise<void> | undefined;
  progress?(bytesRead: number, bytesTotal: number): void;
};

export type FileKind = 'workbook' | 'csv' | 'zip';

/** What the reader did or saw that the person should be told, although it stopped nothing. */
export type ReadingNote = {
  code:
    | 'hidden-records' /** A pivot table carries `count` records of its own; they are not read. */
    | 'read-as-windows-1252' /** The text is not valid UTF-8. */
    | 'broken-character' /** Half a character (a lone surrogate) was replaced by U+FFFD. */
    | 'stray-quote' /** A quotation mark inside an unquoted field was kept as it stands. */
    | 'file-left-out' /** The ZIP holds something that is no CSV file; `sheet` names it. */;
  sheet?: string;
  row?: number;
  count?: number;
};

export type Reading =
  | {
      ok: true;
      kind: FileKind;
      /** Bare serials count from 1 January 1904 instead of 1900. */
      date1904: boolean;
      notes: readonly ReadingNote[];
    }
  | { ok: false; refusal: Refusal };

/** Every reason for which a file is refused. `refusals.ts` holds the words, and does not compile without them. */
export type RefusalCode =
  | 'empty'
  | 'file-too-large'
  | 'old-excel'
  | 'binary-excel'
  | 'open-document'
  | 'encrypted'
  | 'macros'
  | 'word-document'
  | 'other-document'
  | 'html'
  | 'xml'
  | 'binary'
  | 'csv-named-otherwise'
  | 'workbook-named-otherwise'
  | 'zip-named-otherwise'
  | 'cut-short'
  | 'damaged-zip'
  | 'zip-too-many-entries'
  | 'zip-duplicate-entry'
  | 'zip-overlapping-entries'
  | 'zip-unsafe-name'
  | 'zip-unsupported-compression'
  | 'zip-without-lists'
  | 'inflates-too-much'
  | 'no-sheets'
  | 'too-many-sheets'
  | 'duplicate-sheet-name'
  | 'missing-part'
  | 'part-outside'
  | 'damaged-xml'
  | 'unknown-encoding'
  | 'doctype'
  | 'too-deep'
  | 'attribute-too-long'
  | 'shared-string-missing'
  | 'too-many-shared-strings'
  | 'text-too-long'
  | 'row-too-long'
  | 'too-many-rows'
  | 'too-many-columns'
  | 'too-many-cells'
  | 'cell-given-twice'
  | 'rows-out-of-order'
  | 'unclosed-quote'
  | 'nul-bytes'
  | 'out-of-memory'
  | 'took-too-long';

/** Why a file is refused, with where in it; the words for a person are in `refusals.ts`. */
export type Refusal = { code: RefusalCode; sheet?: string; row?: number; column?: string };
