import { READING_LIMITS, readFile, refusalInWords } from '#features/extracts/index.ts';
import { MOST_ROWS, type SheetGiven, type SheetRow } from './table.ts';

type Cell = string | number | boolean | null;

const MEBIBYTE = 1024 * 1024;
/** Room for what stands above the headings. */
const MOST_KEPT = MOST_ROWS + 100;

/** A plan is a small table; whatever wants more is refused long before it hurts, for it is read in the web process. */
const LIMITS = {
  ...READING_LIMITS,
  uploadBytes: 2 * MEBIBYTE,
  entryBytes: 16 * MEBIBYTE,
  totalBytes: 32 * MEBIBYTE,
  ratioFloorBytes: 8 * MEBIBYTE,
  partBytes: 4 * MEBIBYTE,
  sharedStrings: 50_000,
  sharedStringBytes: 4 * MEBIBYTE,
  sheets: 40,
  columns: 100,
  cellPositions: 1_000_000,
};

/** The sheets of a workbook that are not hidden, or a CSV file as one, each cell as text; or why it cannot be taken. */
export async function readSheets(
  path: string,
  name: string,
): Promise<{ sheets: readonly SheetGiven[] } | { refusal: string }> {
  const sheets: { name: string; rows: SheetRow[] }[] = [];
  const sink = {
    sheet: (sheet: { name: string; hidden: boolean }) => void (sheet.hidden || sheets.push({ ...sheet, rows: [] })),
    row: (row: number, given: readonly Cell[]) => {
      const rows = sheets.at(-1)?.rows ?? [];
      const cells = given.map(textIn);
      if (rows.length < MOST_KEPT && cells.some((cell) => cell !== '')) rows.push({ row, cells });
    },
  };
  const reading = await readFile(path, name, sink, LIMITS);
  return reading.ok ? { sheets } : { refusal: refusalInWords(reading.refusal) };
}

/** Words as the database takes them: without signs that nobody can see, lines ending alike. */
function textIn(cell: Cell): string {
  if (cell === null) return '';
  return String(cell)
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .toWellFormed()
    .trim();
}
