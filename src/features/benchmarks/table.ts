import { keyOf } from './areas.ts';
import { type RowProblem, shortened } from './problems.ts';

/** A row of a file with the number that it has in a spreadsheet. */
export type Line = { row: number; cells: readonly string[] };

/** Why a file cannot be taken as a whole. */
export type FileProblem =
  | { code: 'noRows' }
  | { code: 'unknownLayout'; headings: readonly string[] }
  | { code: 'missingColumns'; columns: readonly string[] }
  | { code: 'headingTwice'; column: string };

/** The cells of a row by heading, and what is found wrong with them. */
export type RowReader = {
  row: number;
  /** The trimmed cell, a sign that its longest length cuts in two made whole; empty where the file has no such column. */
  cell(heading: string): string;
  problem(heading: string, code: RowProblem['code'], other?: number): void;
  hasProblem(): boolean;
};

/** No name and no source is longer; what is, is none. */
const LONGEST_TEXT = 500;

/** Where each heading stands. Headings are compared without case, `_` and spaces. */
export class Headings {
  readonly #columns = new Map<string, number>();
  readonly #written: readonly string[];
  readonly twice: string | null;

  constructor(cells: readonly string[]) {
    this.#written = cells.map((cell) => cell.trim());
    let twice: string | null = null;
    for (const [index, written] of this.#written.entries()) {
      const key = keyOf(written);
      if (key === '') continue;
      if (this.#columns.has(key)) twice ??= written;
      else this.#columns.set(key, index);
    }
    this.twice = twice;
  }

  has(heading: string): boolean {
    return this.#columns.has(keyOf(heading));
  }

  missing(headings: readonly string[]): string[] {
    return headings.filter((heading) => !this.has(heading));
  }

  get written(): readonly string[] {
    return this.#written.filter((heading) => heading !== '');
  }

  reader({ row, cells }: Line, problems: RowProblem[]): RowReader {
    let wrong = false;
    const cell = (heading: string) => {
      const index = this.#columns.get(keyOf(heading));
      return index === undefined ? '' : (cells[index] ?? '').slice(0, LONGEST_TEXT).toWellFormed().trim();
    };
    return {
      row,
      cell,
      problem: (heading, code, other) => {
        wrong = true;
        const index = this.#columns.get(keyOf(heading));
        const column = index === undefined ? heading : (this.#written[index] ?? heading);
        problems.push({ row, column, code, cell: shortened(cell(heading)), ...(other !== undefined && { other }) });
      },
      hasProblem: () => wrong,
    };
  }
}

/** The figure or the mark in a cell, or what is wrong with it. A tool’s long tails (37.2999992) are rounding, not figures. */
export function numberIn(text: string, isPercent: boolean): number | null {
  const bare = isPercent ? text.replace(/\s*%$/, '') : text;
  const plain = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare) ? bare.replaceAll(',', '') : bare;
  if (!/^-?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return null;
  const value = Number(plain);
  return Number.isFinite(value) ? Number(value.toPrecision(6)) : null;
}
