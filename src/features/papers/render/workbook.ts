import {
  type Block,
  type Cell,
  type Column,
  inWorkbook,
  type PaperDocument,
  type Run,
  type Table,
} from '../document.ts';
import { sheetNames } from './sheet-names.ts';
import { printable } from './text.ts';
import {
  type NumberPattern,
  type TextLook,
  type WorkbookCell,
  type WorkbookSheet,
  writeWorkbook,
} from './workbook-writer.ts';

/**
 * The paper as an Excel workbook for those who work on with its figures: a front sheet, a sheet for each table with
 * typed numbers, and the words on a sheet of their own. No formulas, nothing hidden.
 */
export async function toXlsx(paper: PaperDocument): Promise<Buffer> {
  const tables = tableSheets(paper.blocks);
  const words = wordsSheet(paper.blocks.slice(frontEnd(paper.blocks)));
  const names = sheetNames(['Front', ...tables.map((sheet) => sheet.name), words.name]);
  const named = [...tables, words].map((sheet, index) => ({ ...sheet, name: names[index + 1] ?? sheet.name }));
  const sheets = [frontSheet(paper, named), ...named].filter((sheet) => sheet.rows.length > 0);
  return writeWorkbook(sheets, { title: printable(paper.title), author: printable(paper.author) });
}

type DescribedSheet = WorkbookSheet & { about: string };

function frontSheet(paper: PaperDocument, sheets: readonly DescribedSheet[]): WorkbookSheet {
  const front = paper.blocks.slice(0, frontEnd(paper.blocks));
  return {
    name: 'Front',
    widths: [34, 90],
    headingRows: 0,
    rows: [
      [text(paper.title, 'title')],
      [text(paper.subtitle, 'wide')],
      [text(paper.author, 'wide')],
      [],
      ...paper.front.map((line) => [text(line.label, 'bold'), text(line.text)]),
      [],
      ...front.flatMap(frontRows),
      [],
      [text('Sheet', 'heading'), text('What it holds', 'heading')],
      ...sheets.filter((sheet) => sheet.rows.length > 0).map((sheet) => [text(sheet.name), text(sheet.about)]),
    ],
  };
}

/** Where the front page ends: what stands before it is on the front sheet and not among the words again. */
function frontEnd(blocks: readonly Block[]): number {
  const end = blocks.findIndex((block) => block.kind === 'pageBreak');
  return end === -1 ? blocks.length : end;
}

function frontRows(block: Block): WorkbookCell[][] {
  if (block.kind === 'heading') return [[text(block.text, 'bold')]];
  if (block.kind !== 'figures') return linesOf(block).map((line) => [{ kind: 'blank' }, text(line)]);
  return block.items.map((item) => [text(item.label, 'bold'), text(item.figure)]);
}

/** Tables that name the same sheet stand on it one after the other, under the headings of the first. */
function tableSheets(blocks: readonly Block[]): DescribedSheet[] {
  const groups = new Map<string, Table[]>();
  for (const block of blocks) {
    if (block.kind !== 'table') continue;
    const name = block.sheet ?? block.caption;
    groups.set(name, [...(groups.get(name) ?? []), block]);
  }
  const headings = headingsOfTables(blocks);
  return [...groups].map(([name, tables]) => sheetOfTables(name, tables, headings));
}

function sheetOfTables(name: string, tables: readonly Table[], headings: ReadonlyMap<Table, string>): DescribedSheet {
  const [first, ...others] = tables;
  if (first === undefined) throw new Error('a sheet without a table');
  const { columns } = inWorkbook(first);
  const rows = tables.flatMap((table) => inWorkbook(table).rows);
  const heading = headings.get(first) || first.caption;
  return {
    name,
    about: first.about ?? (others.length === 0 && first.pageRows === undefined ? first.caption : heading),
    widths: widthsOf(columns, rows),
    headingRows: 1,
    rows: [columns.map((column) => text(column.heading, headingLook(column))), ...rows.map((row) => row.map(cellOf))],
  };
}

function headingLook(column: Column): 'heading' | 'headingRight' {
  return column.align === 'right' ? 'headingRight' : 'heading';
}

/** The heading of level 1 that each table stands under. */
function headingsOfTables(blocks: readonly Block[]): Map<Table, string> {
  const headings = new Map<Table, string>();
  let heading = '';
  for (const block of blocks) {
    if (block.kind === 'heading' && block.level === 1) heading = block.text;
    if (block.kind === 'table') headings.set(block, heading);
  }
  return headings;
}

function wordsSheet(blocks: readonly Block[]): DescribedSheet {
  let part = '';
  let heading = '';
  const rows: WorkbookCell[][] = [];
  for (const block of blocks) {
    if (block.kind === 'heading') {
      if (block.level === 1) part = block.text;
      heading = block.level === 1 || part === '' ? block.text : `${part}: ${block.text}`;
    } else for (const line of linesOf(block)) rows.push([text(heading), text(line)]);
  }
  return {
    name: 'Words',
    about: 'What the paper says in words: reasons, definitions, how sure we are, methods',
    widths: [60, 110],
    headingRows: 1,
    rows: rows.length === 0 ? [] : [[text('Part', 'heading'), text('Words', 'heading')], ...rows],
  };
}

function linesOf(block: Block): string[] {
  switch (block.kind) {
    case 'paragraph':
    case 'lead':
    case 'note':
      return [lineOf(block.runs)];
    case 'list':
      return block.items.map(lineOf);
    case 'figures':
      return block.items.map((item) => `${item.label}: ${item.figure}`);
    case 'chart':
      return [`${block.chart.title}. ${block.chart.summary}`];
    case 'heading':
    case 'table':
    case 'contents':
    case 'pageBreak':
      return [];
  }
}

function lineOf(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('');
}

function text(words: string, look?: TextLook): WorkbookCell {
  return { kind: 'text', text: printable(words), ...(look === undefined ? {} : { look }) };
}

function cellOf(cell: Cell): WorkbookCell {
  const bold = cell.bold ? { look: 'bold' as const } : {};
  if (cell.number === undefined) {
    return cell.text === '' ? { kind: 'blank' } : { kind: 'text', text: printable(cell.text), ...bold };
  }
  const { value, format } = cell.number;
  return { kind: 'number', value: CONVERT[format](value), pattern: PATTERN[format], ...bold };
}

type Format = NonNullable<Cell['number']>['format'];

const PATTERN: Record<Format, NumberPattern> = {
  whole: 'whole',
  oneDecimal: 'oneDecimal',
  percentPoints: 'percent',
  month: 'month',
  date: 'date',
};

/** Excel counts days from 30 December 1899 (for days after 28 February 1900). */
const EXCEL_DAY_OF_1970 = 25_569;

const asItIs = (value: number) => value;
const asExcelDay = (dayNumber: number) => dayNumber + EXCEL_DAY_OF_1970;

/** A percentage is a fraction in Excel, shown with a per cent sign. */
const CONVERT: Record<Format, (value: number) => number> = {
  whole: asItIs,
  oneDecimal: asItIs,
  percentPoints: (value) => value / 100,
  month: asExcelDay,
  date: asExcelDay,
};

const NARROWEST = 9;
const WIDEST = 60;

function widthsOf(columns: readonly Column[], rows: readonly (readonly Cell[])[]): number[] {
  return columns.map((column, index) => {
    const longest = Math.max(column.heading.length, ...rows.map((row) => lengthOf(row[index])));
    return Math.min(WIDEST, Math.max(NARROWEST, longest + 3));
  });
}

/** Characters that Excel shows: a month and a day in full, which a page may shorten; too narrow a day is only hashes. */
function lengthOf(cell: Cell | undefined): number {
  if (cell === undefined) return 0;
  return Math.max(cell.text.length, cell.number === undefined ? 0 : (LONGEST_SHOWN[cell.number.format] ?? 0));
}

const LONGEST_SHOWN: Partial<Record<Format, number>> = {
  month: 'September 2022'.length,
  date: '30 September 2022'.length,
};
