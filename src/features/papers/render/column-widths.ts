import type { Cell, Column, Table } from '../document.ts';

/** A page's text, a character of a table and the space around a cell's words, in millimetres; the wider of both formats. */
const TEXT_WIDTH = 170;
const CHARACTER = 1.65;
const AROUND = 3;
const BETWEEN = 3;

/** A word that is longer is broken: it would take the table's room for itself. */
const LONGEST_WORD = 18;

/**
 * The part of the text's width that each column has, as its shares ask, but none so narrow that a word of its heading or
 * of its cells, or a day, is broken over two lines; what one needs more comes from those that have room. Where even the
 * words alone have no room, all are equally short of it.
 */
export function columnParts({ columns, rows }: Pick<Table, 'columns' | 'rows'>): number[] {
  const least = columns.map((column, index) => leastOf(column, rows, index) + afterFigures(columns, index));
  const needed = sum(least);
  if (needed >= 1) return least.map((part) => part / needed);
  const asked = columns.map(({ share }) => share / sum(columns.map((column) => column.share)));
  return shared(asked, least);
}

/** Columns that ask for less than they need get what they need, the others share the rest as they ask. */
function shared(asked: readonly number[], least: readonly number[]): number[] {
  const isShort = asked.map(() => false);
  for (;;) {
    const rest = 1 - sum(least.filter((_, index) => isShort[index]));
    const open = sum(asked.filter((_, index) => !isShort[index]));
    const parts = asked.map((part, index) => (isShort[index] ? (least[index] ?? 0) : (part / open) * rest));
    const next = parts.findIndex((part, index) => !isShort[index] && part < (least[index] ?? 0));
    if (next === -1) return parts;
    isShort[next] = true;
  }
}

function leastOf({ heading }: Column, rows: Table['rows'], index: number): number {
  const longest = Math.max(longestWord(heading), ...rows.map((row) => unbroken(row[index])));
  return (longest * CHARACTER + AROUND) / TEXT_WIDTH;
}

/** Words after figures that stand on the right have more room between them. */
function afterFigures(columns: readonly Column[], index: number): number {
  return isAfterFigures(columns, index) ? BETWEEN / TEXT_WIDTH : 0;
}

export function isAfterFigures(columns: readonly Column[], index: number): boolean {
  return columns[index]?.align !== 'right' && columns[index - 1]?.align === 'right';
}

/** A day stays on one line. */
function unbroken(cell: Cell | undefined): number {
  if (cell === undefined) return 0;
  return cell.number?.format === 'date' ? cell.text.length : longestWord(cell.text);
}

function longestWord(text: string): number {
  return Math.max(0, ...text.split(/[\s\u200b]+/).map((word) => (word.length > LONGEST_WORD ? 0 : word.length)));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
