import { type CellStyle, type CellValue, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { COLOURS } from './look.ts';

/**
 * The only place that knows which library writes workbooks. A cell is text or a number, never a formula: text that
 * begins with `=`, `+`, `-` or `@` stays text. Nothing can be hidden, merged or linked.
 */
export type WorkbookSheet = {
  name: string;
  /** Widths in characters. */
  widths: readonly number[];
  rows: readonly (readonly WorkbookCell[])[];
  /** Rows that stay in sight when the sheet is scrolled, and stand on every page when it is printed. */
  headingRows: number;
};

export type WorkbookCell =
  | { kind: 'text'; text: string; look?: TextLook }
  | { kind: 'number'; value: number; pattern: NumberPattern; look?: 'bold' }
  | { kind: 'blank' };

/** `wide` may run over the blank cells to its right instead of being wrapped. */
export type TextLook = 'title' | 'wide' | 'heading' | 'headingRight' | 'bold';

export type NumberPattern = 'whole' | 'oneDecimal' | 'percent' | 'month' | 'date';

const PATTERNS: Record<NumberPattern, string> = {
  whole: '#,##0',
  oneDecimal: '#,##0.0',
  percent: '0.0%',
  month: 'mmmm yyyy',
  date: 'd mmmm yyyy',
};

/** Months and days stand on the left like words. */
const IS_DAY: Record<NumberPattern, boolean> = {
  whole: false,
  oneDecimal: false,
  percent: false,
  month: true,
  date: true,
};

/** Excel's own limit for the text of a cell. */
export const LONGEST_CELL_TEXT = 32_767;

/** The workbook as the bytes of an `.xlsx` file. Sheet names must be unique and allowed: see `sheetNames`. */
export async function writeWorkbook(
  sheets: readonly WorkbookSheet[],
  about: { title: string; author: string },
): Promise<Buffer> {
  const bytes = await writeXlsx({
    sheets: sheets.map((sheet) => sheetOf(sheet, footerOf(about))),
    namedRanges: sheets.flatMap(printTitles),
    properties: { title: about.title, creator: about.author },
    defaultFont: { name: 'Arial', size: 10 },
  });
  return Buffer.from(bytes);
}

function sheetOf({ name, widths, rows, headingRows }: WorkbookSheet, oddFooter: string): WriteSheet {
  const cells = new Map<string, { style: CellStyle }>();
  for (const [row, line] of rows.entries())
    for (const [column, cell] of line.entries())
      if (cell.kind !== 'blank') cells.set(`${row},${column}`, { style: styleOf(cell) });
  return {
    name,
    columns: widths.map((width) => ({ width })),
    rows: rows.map((line) => line.map(cellValue)),
    cells,
    rowDefs: rowHeights(widths, rows),
    ...(headingRows > 0 ? { freezePane: { rows: headingRows, ...(isWide(widths) ? { columns: 1 } : {}) } } : {}),
    pageSetup: printed(widths),
    headerFooter: { oddFooter },
  };
}

/** Characters of ten points on a landscape A4 page, and how many of them stay legible when Excel makes them smaller. */
const PAGE_CHARACTERS = 145;
const LEGIBLE_CHARACTERS = PAGE_CHARACTERS / 0.6;

/** A sheet that is legible on no one page: it goes over several side by side, each with the sheet's first columns. */
function isWide(widths: WorkbookSheet['widths']): boolean {
  return total(widths) > LEGIBLE_CHARACTERS;
}

function printed(widths: WorkbookSheet['widths']): NonNullable<WriteSheet['pageSetup']> {
  const repeated = isWide(widths) ? total(widths.slice(0, REPEATED_COLUMNS)) : 0;
  const pages = Math.ceil((total(widths) - repeated) / (LEGIBLE_CHARACTERS - repeated));
  return {
    paperSize: 'a4',
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: Math.max(1, pages),
    fitToHeight: 0,
    margins: { top: 0.5, bottom: 0.6, left: 0.4, right: 0.4, header: 0.3, footer: 0.3 },
  };
}

const REPEATED_COLUMNS = 2;

/** The heading rows of a sheet on each printed page; the library would not quote the sheet's name, as Excel demands. */
function printTitles({ name, widths, headingRows }: WorkbookSheet) {
  if (headingRows === 0) return [];
  const sheet = `'${name.replaceAll("'", "''")}'`;
  const columns = isWide(widths) ? `${sheet}!$A:$B,` : '';
  return [{ name: '_xlnm.Print_Titles', range: `${columns}${sheet}!$1:$${headingRows}`, scope: name }];
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0);
}

/** Excel takes 255 characters; an ampersand begins a code of its own, and a doubled one is printed. */
function footerOf({ title, author }: { title: string; author: string }): string {
  const running = [title, author].filter((part) => part !== '').join(' · ');
  return `&L${[...running].slice(0, LONGEST_FOOTER).join('').replaceAll('&', '&&')}&R&A, page &P of &N`;
}

const LONGEST_FOOTER = 100;
const LINE_POINTS = 13.5;
const TITLE_POINTS = 26;

/** Room for wrapped text: Excel finds it by itself on opening, other programs do not. */
function rowHeights(widths: WorkbookSheet['widths'], rows: WorkbookSheet['rows']): Map<number, { height: number }> {
  const heights = new Map<number, { height: number }>();
  for (const [row, line] of rows.entries()) {
    const lineCount = Math.max(1, ...line.map((cell, column) => linesOf(cell, widths[column] ?? 1)));
    if (lineCount > 1) heights.set(row, { height: Math.min(lineCount, MOST_LINES) * LINE_POINTS });
    if (line.some((cell) => cell.kind === 'text' && cell.look === 'title')) heights.set(row, { height: TITLE_POINTS });
  }
  return heights;
}

/** Excel's rows are at most 409 points high. */
const MOST_LINES = 30;

function linesOf(cell: WorkbookCell, width: number): number {
  if (cell.kind !== 'text' || cell.look === 'title' || cell.look === 'wide') return 1;
  const room = width * (cell.look === undefined ? 1.15 : 1);
  let [lines, used] = [1, 0];
  for (const word of cell.text.split(' ')) {
    if (used > 0 && used + 1 + word.length > room) [lines, used] = [lines + 1, 0];
    used += (used > 0 ? 1 : 0) + word.length;
    if (used > room) [lines, used] = [lines + Math.ceil(used / room) - 1, used % room];
  }
  return lines;
}

function cellValue(cell: WorkbookCell): CellValue {
  if (cell.kind === 'blank') return null;
  return cell.kind === 'number' ? cell.value : cell.text.slice(0, LONGEST_CELL_TEXT);
}

function styleOf(cell: Exclude<WorkbookCell, { kind: 'blank' }>): CellStyle {
  if (cell.kind === 'number') {
    return {
      numFmt: PATTERNS[cell.pattern],
      alignment: IS_DAY[cell.pattern]
        ? { vertical: 'top', horizontal: 'left' }
        : { vertical: 'top', horizontal: 'right', indent: 1 },
      ...(cell.look === 'bold' ? { font: BOLD } : {}),
    };
  }
  return { alignment: { vertical: 'top', wrapText: true }, ...LOOKS[cell.look ?? 'plain'] };
}

const BOLD = { name: 'Arial', size: 10, bold: true } as const;
const HEADING: CellStyle = {
  font: BOLD,
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: COLOURS.band } },
  border: { bottom: { style: 'medium', color: { rgb: COLOURS.accent } } },
};
const LOOKS: Record<TextLook | 'plain', CellStyle> = {
  plain: {},
  bold: { font: BOLD },
  wide: { alignment: { vertical: 'top' } },
  title: {
    font: { ...BOLD, size: 16, color: { rgb: COLOURS.accent } },
    alignment: { vertical: 'top', wrapText: false },
  },
  heading: HEADING,
  headingRight: { ...HEADING, alignment: { vertical: 'top', horizontal: 'right', indent: 1, wrapText: true } },
};
