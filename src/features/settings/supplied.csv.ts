import { csv } from '#kernel/csv.ts';
import { COLUMNS, type TableProblem } from './supplied-table.ts';

/** An empty table with the headings that are asked for. */
export function templateCsv(): string {
  return csv(COLUMNS, []);
}

/** What is wrong with a table, by row and column. */
export function problemsCsv(problems: readonly TableProblem[]): string {
  return csv(
    ['row', 'column', 'problem'],
    problems.map(({ row, column, text }) => [row, column, text]),
  );
}
