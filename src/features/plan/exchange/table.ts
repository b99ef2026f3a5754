import { proposedMapping } from './fields.ts';

/** A sheet as its file holds it, each cell as text; a CSV file is one. Blank rows are left out. */
export type SheetGiven = { name: string; rows: readonly SheetRow[] };
export type SheetRow = { row: number; cells: readonly string[] };

/** The table of a plan: where it stood, its headings, and the rows under them, with the file's own numbers. */
export type Sheet = { name: string; headingRow: number; headings: readonly string[]; rows: readonly SheetRow[] };

export const MOST_ROWS = 2000;
/** A title and a line or two may stand above the headings. */
const HEADINGS_AMONG = 15;
/** Fewer headings that we know do not tell a table from a page of words. */
const FEWEST_KNOWN = 2;

/**
 * The table of a workbook that is most like a plan: by the row, among the first of each sheet, with the most headings
 * that we know. Where none has two, the first row of the first sheet that holds anything.
 */
export function tableIn(sheets: readonly SheetGiven[]): Sheet | null {
  let best: { sheet: SheetGiven; index: number; known: number } | null = null;
  for (const sheet of sheets)
    for (const [index, { cells }] of sheet.rows.slice(0, HEADINGS_AMONG).entries()) {
      const known = proposedMapping(cells).filter((field) => field !== null).length;
      if (known >= FEWEST_KNOWN && known > (best?.known ?? 0)) best = { sheet, index, known };
    }
  if (best !== null) return tableFrom(best.sheet, best.index);
  const first = sheets.find(({ rows }) => rows.length > 0);
  return first === undefined ? null : tableFrom(first, 0);
}

/** Columns are as many as hold anything, from the headings on. */
function tableFrom({ name, rows }: SheetGiven, index: number): Sheet {
  const [head, ...body] = rows.slice(index);
  const width = Math.max(...[head, ...body].map((row) => (row?.cells.findLastIndex((cell) => cell !== '') ?? -1) + 1));
  const wide = (cells: readonly string[] = []) => Array.from({ length: width }, (_, place) => cells[place] ?? '');
  return {
    name,
    headingRow: head?.row ?? 1,
    headings: wide(head?.cells),
    rows: body.map(({ row, cells }) => ({ row, cells: wide(cells) })),
  };
}

/** What stops a table as a whole; null where its rows can be read. */
export function tableProblem(sheet: Sheet | null): string | null {
  if (sheet === null) return 'The file holds nothing';
  const { rows } = sheet;
  if (rows.length === 0) return 'There is no row under the headings';
  if (rows.length > MOST_ROWS) return `The table has more than ${MOST_ROWS} rows: bring it in as several files`;
  return null;
}
