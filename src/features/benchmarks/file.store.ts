import { open, stat } from 'node:fs/promises';
import { readFile, refusalInWords } from '#features/extracts/index.ts';
import type { ReadingContext } from './own-layout.ts';
import type { FileProblem, Line } from './table.ts';
import { type Understood, understand } from './understood.ts';

/** What one file may hold: all councils of England in our layout, or in the tool’s layout one’s own areas. */
export const MOST_ROWS = 60_000;
const MOST_MEGABYTES = 10;
const MOST_COLUMNS = 50;

export type FileRead = { ok: true; understood: Understood; notes: readonly string[] } | { ok: false; says: string };

/** Reads a CSV file, however it is encoded and separated; everything else is refused with what to do about it. */
export async function readBenchmarkFile(path: string, name: string, context: ReadingContext): Promise<FileRead> {
  const { size } = await stat(path);
  if (size === 0) return refused('The file is empty. Export or download it again and load the new file.');
  if (size > MOST_MEGABYTES * 1024 * 1024) return refused(tooMuch());
  if (await isZip(path))
    return refused('This is a workbook or a ZIP file. In Excel choose File, Save As, “CSV UTF-8”, and load that file.');
  const lines: Line[] = [];
  let isTooLong = false;
  const sink = {
    sheet: () => undefined,
    row: (row: number, cells: readonly unknown[]) => {
      isTooLong ||= lines.length > MOST_ROWS || cells.length > MOST_COLUMNS;
      if (!isTooLong) lines.push({ row, cells: cells.map((cell) => (cell === null ? '' : String(cell))) });
    },
  };
  const reading = await readFile(path, name, sink);
  if (!reading.ok) return refused(refusalInWords(reading.refusal));
  if (isTooLong) return refused(tooMuch());
  const understood = understand(lines, context);
  if ('code' in understood) return refused(fileProblemInWords(understood));
  const isOldEncoding = reading.notes.some(({ code }) => code === 'read-as-windows-1252');
  return { ok: true, understood, notes: isOldEncoding ? [OLD_ENCODING] : [] };
}

const OLD_ENCODING =
  'The file is not written in UTF-8 and was read as Windows-1252. Check that names with accents and signs such as “–” look right.';

function refused(says: string): FileRead {
  return { ok: false, says };
}

function tooMuch(): string {
  return `The file has more than ${MOST_ROWS.toLocaleString('en-GB')} rows, ${MOST_COLUMNS} columns or ${MOST_MEGABYTES} MB. Keep only the areas that you compare yourselves with: England, your region and your neighbours.`;
}

/** Why a table cannot be taken, and what would be right. */
export function fileProblemInWords(problem: FileProblem): string {
  const inQuotes = (words: readonly string[]) => words.map((word) => `“${word.slice(0, 60)}”`).join(', ');
  switch (problem.code) {
    case 'noRows':
      return 'The file has headings at most, and no rows under them.';
    case 'headingTwice':
      return `The heading ${inQuotes([problem.column])} stands twice, so it is not certain which column counts.`;
    case 'missingColumns':
      return `These columns are missing: ${inQuotes(problem.columns)}. The layouts are described under the form.`;
    case 'unknownLayout':
      return `The first row is none of the layouts that are read: it holds ${inQuotes(problem.headings)}. The layouts are described under the form.`;
  }
}

/** Whether it begins as every ZIP container does, a workbook among them. */
async function isZip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return buffer.toString('latin1') === 'PK';
  } finally {
    await file.close();
  }
}
