/**
 * What a file holds, cell by cell, whatever its container. Date-styled cells arrive as ISO text (`2022-07-31`, with
 * a time `2022-07-31T14:05:00`), error cells as their text (`#N/A`), formulas as their last computed value.
 */
export type Cell = string | number | boolean | null;

export type Sheet = {
  /** The sheet's name, or for CSV the file's name without its ending. */
  name: string;
  hidden: boolean;
};

/** Receives the sheets in file order, each followed by its rows. Blank rows may be left out; numbers are the file's own. */
export type ReadingSink = {
  sheet(sheet: Sheet): void;
  /** `cells[0]` is column A; `rowNumber` counts from 1. The array is reused: copy what must be kept. */
  row(rowNumber: number, cells: readonly Cell[]): void;
  /** Called between chunks; reading waits for it, so that slow storage slows the reader instead of filling memory. */
  pause?(): Promise<void> | undefined;
  progress?(bytesRead: number, bytesTotal: number): void;
};

export type FileKind = 'workbook' | 'csv' | 'zip';

export type Reading =
  | { ok: true; kind: FileKind /** Bare serials count from 1 January 1904 instead of 1900. */; date1904: boolean }
  | { ok: false; refusal: Refusal };

/** Why a file is refused, with where in it; the words for a person are in `refusals.ts`. */
export type Refusal = { code: string; sheet?: string; row?: number; column?: string };
