import type { Chart } from '#charts';

/** A paper before it takes a form: one tree that is rendered to Word, PDF and Excel alike. */
export type PaperDocument = {
  title: string;
  subtitle: string;
  author: string;
  /** Lines at the foot of the front page: as-at date, data month, who may read it. */
  front: readonly { label: string; text: string }[];
  /** A paper that is meant to stand on one page: its head is small, and so are its tables. */
  isCompact?: true;
  /** What stands before the first page break belongs to the front page. */
  blocks: readonly Block[];
};

/** `contents` lists the parts, that is the headings of level 1; a workbook lists its sheets instead. */
export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'paragraph'; runs: readonly Run[] }
  | { kind: 'lead'; runs: readonly Run[] }
  | { kind: 'list'; items: readonly (readonly Run[])[] }
  | { kind: 'figures'; caption: string; items: readonly Figure[] }
  | Table
  | { kind: 'chart'; chart: Chart }
  | { kind: 'note'; runs: readonly Run[] }
  | { kind: 'contents' }
  | { kind: 'pageBreak' };

/** `sheet` names the workbook's sheet; tables that name the same one follow each other there under one heading row. */
export type Table = {
  kind: 'table';
  caption: string;
  columns: readonly Column[];
  rows: readonly (readonly Cell[])[];
  sheet?: string;
  /** What the workbook says that the sheet holds, where the first table's caption would not do for all of them. */
  about?: string;
  /** Where a page has no room for all: the rows it shows, from the first. The workbook always holds every row. */
  pageRows?: number;
  /** A table of a few high rows may go over two pages; others of a few rows stay on one. */
  mayBreak?: true;
};

/** A verdict is drawn as its shape before the words. */
export type Run = { text: string; bold?: boolean; verdict?: VerdictShape };

/** One large figure of a few side by side, with what it counts. */
export type Figure = { figure: string; label: string; verdict?: VerdictShape };

/**
 * `share` is the column's part of the width; the shares of a table need not add up to one. `only` leaves the column
 * out of the pages or out of the workbook.
 */
export type Column = { heading: string; share: number; align?: 'left' | 'right'; only?: 'pages' | 'workbook' };

/** Text as printed; `number` is the typed value for Excel; a verdict is drawn as its shape beside the text. */
export type Cell = {
  text: string;
  number?: { value: number; format: NumberFormat };
  verdict?: VerdictShape;
  bold?: boolean;
};

/** A month's value is the day number of its first day, counted as `toDayNumber` does. */
type NumberFormat = 'whole' | 'oneDecimal' | 'percentPoints' | 'month' | 'date';

export type VerdictShape = 'improving' | 'noChange' | 'gettingWorse' | 'undetermined';

/** The table as a page shows it: its columns and its first rows. */
export function onPage(table: Table): Pick<Table, 'columns' | 'rows'> {
  return without(table, 'workbook', table.pageRows);
}

/** The table as the workbook holds it: every row. */
export function inWorkbook(table: Table): Pick<Table, 'columns' | 'rows'> {
  return without(table, 'pages', undefined);
}

function without(table: Table, only: 'pages' | 'workbook', rowCount: number | undefined) {
  const kept = table.columns.map((column) => column.only !== only);
  return {
    columns: table.columns.filter((_, index) => kept[index]),
    rows: table.rows.slice(0, rowCount).map((row) => row.filter((_, index) => kept[index])),
  };
}

/** The blocks with no level of heading skipped, as PDF/UA-1 (ISO 14289-1, 7.4.2) asks: one that skips moves up. */
export function withConsecutiveHeadings(blocks: readonly Block[]): Block[] {
  let previous: 0 | 1 | 2 | 3 = 0;
  return blocks.map((block) => {
    if (block.kind !== 'heading') return block;
    const level = block.level <= previous + 1 ? block.level : previous === 0 ? 1 : 2;
    previous = level;
    return { ...block, level };
  });
}

/**
 * Which blocks stay on the page of the one after them: words before a table, a picture or a list, and a few words between
 * a heading and what it is about: a table, a picture, or the first heading under it. A heading always does.
 */
export function staysWithNext(blocks: readonly Block[]): boolean[] {
  return blocks.map((block, index) => {
    if (!isWords(block)) return block.kind === 'heading';
    const next = blocks[index + 1]?.kind;
    return next === 'table' || next === 'chart' || next === 'list' || isIntroduction(blocks, index);
  });
}

/** So many blocks of words under a heading are its introduction; more are a text of their own. */
const INTRODUCTION = 3;

function isIntroduction(blocks: readonly Block[], index: number): boolean {
  const start = blocks.findLastIndex((block, place) => place < index && !isWords(block));
  const end = blocks.findIndex((block, place) => place > index && !isWords(block));
  const [above, below] = [blocks[start], blocks[end]];
  if (above?.kind !== 'heading' || end - start - 1 > INTRODUCTION) return false;
  return below?.kind === 'table' || below?.kind === 'chart' || (below?.kind === 'heading' && below.level > above.level);
}

function isWords({ kind }: Block): boolean {
  return kind === 'paragraph' || kind === 'note' || kind === 'lead';
}
