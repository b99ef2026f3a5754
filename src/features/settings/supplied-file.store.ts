import { READING_LIMITS, readFile, refusalInWords } from '#features/extracts/index.ts';
import type { Cell } from './supplied-cells.ts';
import { type Grid, MOST_ROWS } from './supplied-table.ts';

const MEBIBYTE = 1024 * 1024;

/** A small table costs little; whatever wants more is refused long before it hurts, for it is read in the web process. */
const LIMITS = {
  ...READING_LIMITS,
  uploadBytes: 2 * MEBIBYTE,
  entryBytes: 16 * MEBIBYTE,
  totalBytes: 32 * MEBIBYTE,
  ratioFloorBytes: 8 * MEBIBYTE,
  partBytes: 4 * MEBIBYTE,
  sharedStrings: 50_000,
  sharedStringBytes: 4 * MEBIBYTE,
  sheets: 20,
  columns: 100,
  cellPositions: 1_000_000,
};

/** The first sheet of a workbook, or a CSV file, as it is written; or why it cannot be taken. */
export async function readGrid(path: string, name: string): Promise<{ grid: Grid } | { refusal: string }> {
  const grid: { row: number; cells: readonly Cell[] }[] = [];
  let sheets = 0;
  const reading = await readFile(
    path,
    name,
    {
      sheet: ({ hidden }) => {
        if (!hidden) sheets += 1;
      },
      row: (row, cells) => {
        if (sheets === 1 && grid.length <= MOST_ROWS + 1) grid.push({ row, cells: [...cells] });
      },
    },
    LIMITS,
  );
  return reading.ok ? { grid } : { refusal: refusalInWords(reading.refusal) };
}
