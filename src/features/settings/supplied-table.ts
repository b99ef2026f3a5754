import type { MeasureId } from '#features/measures/index.ts';
import { type Month, monthInWords } from '#kernel/month.ts';
import { type Cell, monthIn, numericIn, textOf } from './supplied-cells.ts';
import { type SuppliedMeasure, sameWords } from './supplied-measure.ts';

/** A table as its file holds it: the rows in their order, with the file's own numbers. */
export type Grid = readonly { row: number; cells: readonly Cell[] }[];

/** What is wrong with a table, where. */
export type TableProblem = { row: number | null; column: ColumnName | null; text: string };

/** A figure that a council supplies; without a team it is the whole council's. */
export type SuppliedValue = {
  row: number;
  measure: MeasureId;
  month: Month;
  teamId: string | null;
  numerator: number;
  denominator: number | null;
};

/** What a table is held against: the council's own measures and teams, and the last month that has ended. */
export type Known = {
  measures: readonly Pick<SuppliedMeasure, 'id' | 'title' | 'kind'>[];
  /** The team that a written name means, or null. */
  teamOf(written: string): string | null;
  lastMonth: Month;
};

export const COLUMNS = ['measure', 'month', 'team', 'numerator', 'denominator'] as const;
export type ColumnName = (typeof COLUMNS)[number];
const NEEDED: readonly ColumnName[] = ['measure', 'month', 'numerator'];

/** More rows than this are no small table. */
export const MOST_ROWS = 5000;
const EARLIEST = '2000-01';

/** Everything that a table says, or everything that is wrong with it: with one fault nothing of it is taken. */
export function readTable(grid: Grid, known: Known): { values: SuppliedValue[]; problems: TableProblem[] } {
  const [head, ...rows] = grid.filter(({ cells }) => cells.some((cell) => textOf(cell) !== ''));
  if (!head) return { values: [], problems: [{ row: null, column: null, text: 'The table is empty' }] };
  const { places, problems } = columnsOf(head.cells);
  if (problems.length > 0) return { values: [], problems };
  if (rows.length === 0)
    return { values: [], problems: [{ row: null, column: null, text: 'There is no row under the headings' }] };
  if (rows.length > MOST_ROWS) {
    const text = `The table has ${rows.length.toLocaleString('en-GB')} rows; at most ${MOST_ROWS.toLocaleString('en-GB')} can be supplied at once`;
    return { values: [], problems: [{ row: null, column: null, text }] };
  }
  const read = rows.map(({ row, cells }) => readRow(row, (column) => cells[places[column] ?? -1], known));
  const values = read.flatMap(({ value }) => (value === null ? [] : [value]));
  const found = [...read.flatMap((one) => one.problems), ...duplicatesIn(values), ...mixedIn(rows, places, known)];
  return { values: found.length === 0 ? values : [], problems: inOrder(found) };
}

function columnsOf(headings: readonly Cell[]) {
  const places: Partial<Record<ColumnName, number>> = {};
  const problems: TableProblem[] = [];
  for (const column of COLUMNS) {
    const found = headings.flatMap((heading, index) => (sameWords(textOf(heading), column) ? [index] : []));
    if (found.length > 1)
      problems.push({ row: null, column, text: `There are ${found.length} columns called “${column}”` });
    if (found.length === 0 && NEEDED.includes(column))
      problems.push({ row: null, column, text: `There is no column called “${column}”` });
    if (found[0] !== undefined) places[column] = found[0];
  }
  return { places, problems };
}

type CellOf = (column: ColumnName) => Cell | undefined;

function readRow(row: number, cellOf: CellOf, known: Known): { value: SuppliedValue | null; problems: TableProblem[] } {
  const problems: TableProblem[] = [];
  const wrong = (column: ColumnName, text: string) => void problems.push({ row, column, text });
  const measure = measureIn(cellOf('measure'), known);
  if (measure === null) wrong('measure', `“${short(cellOf('measure'))}” is none of your local measures`);
  const month = monthIn(cellOf('month'));
  if (month === null) wrong('month', `“${short(cellOf('month'))}” is not a month; write it as 2022-07 or July 2022`);
  else if (month > known.lastMonth) wrong('month', `${monthInWords(month)} has not ended yet`);
  else if (month < EARLIEST) wrong('month', `${monthInWords(month)} is before 2000`);
  const written = textOf(cellOf('team'));
  const teamId = written === '' ? null : known.teamOf(written);
  if (written !== '' && teamId === null)
    wrong('team', `“${short(written)}” is no team of your council; leave it blank for the whole council`);
  const counts = countsIn(cellOf, measure, wrong);
  if (problems.length > 0 || measure === null || month === null || counts === null) return { value: null, problems };
  return { value: { row, measure: measure.id, month, teamId, ...counts }, problems };
}

function measureIn(cell: Cell | undefined, { measures }: Known): Known['measures'][number] | null {
  const text = textOf(cell);
  return measures.find(({ id, title }) => sameWords(id, text) || sameWords(title, text)) ?? null;
}

/** Numerator and denominator by what the measure's kind wants of them. */
function countsIn(
  cellOf: CellOf,
  measure: Known['measures'][number] | null,
  wrong: (column: ColumnName, text: string) => void,
): Pick<SuppliedValue, 'numerator' | 'denominator'> | null {
  const numerator = numberIn('numerator', cellOf, wrong);
  const denominator = numberIn('denominator', cellOf, wrong);
  if (numerator === 'blank') wrong('numerator', 'The numerator is missing');
  if (measure === null || typeof numerator !== 'number' || denominator === null) return null;
  const { kind } = measure;
  if (kind !== 'mean' && !Number.isInteger(numerator))
    wrong('numerator', `${numerator} is not a whole number: enter how many, not a percentage or an average`);
  if (kind === 'count') {
    if (denominator !== 'blank') wrong('denominator', 'This measure is a count: leave the denominator blank');
    return { numerator, denominator: null };
  }
  if (denominator === 'blank') {
    wrong('denominator', `The denominator is missing: ${WANTED[kind]}`);
    return null;
  }
  if (!Number.isInteger(denominator)) wrong('denominator', `${denominator} is not a whole number: enter how many`);
  if (kind === 'proportion' && numerator > denominator)
    wrong('numerator', `${numerator} of ${denominator} is more than all of them`);
  if (kind !== 'proportion' && denominator === 0 && numerator > 0)
    wrong('denominator', 'Something was counted, so that the denominator cannot be 0');
  return { numerator, denominator };
}

const WANTED = {
  proportion: 'enter out of how many',
  rate: 'enter how many children live here',
  mean: 'enter how many the sum is shared between',
} as const;

/** A number of 0 or more, or that there is none; null where something else stands there, which was told. */
function numberIn(
  column: 'numerator' | 'denominator',
  cellOf: CellOf,
  wrong: (column: ColumnName, text: string) => void,
): number | 'blank' | null {
  const cell = cellOf(column);
  const found = numericIn(cell);
  if (found.kind === 'blank') return 'blank';
  if (found.kind === 'number' && found.value >= 0) return found.value;
  const texts = {
    number: `${textOf(cell)} is below 0`,
    percentage: `${textOf(cell)} is a percentage: enter how many, and out of how many`,
    text: `“${short(cell)}” is not a number`,
  };
  wrong(column, texts[found.kind]);
  return null;
}

/** The same measure, month and team may stand in a table once. */
function duplicatesIn(values: readonly SuppliedValue[]): TableProblem[] {
  const first = new Map<string, number>();
  return values.flatMap(({ row, measure, month, teamId }) => {
    const key = [measure, month, teamId].join('|');
    const before = first.get(key);
    if (before === undefined) first.set(key, row);
    const text = `This measure, month and team stand in row ${before} already`;
    return before === undefined ? [] : [{ row, column: 'measure', text }];
  });
}

/** Percentages that are written as 0.72 in one row and as 72 in another of a measure that wants counts. */
function mixedIn(rows: Grid, places: Partial<Record<ColumnName, number>>, known: Known): TableProblem[] {
  const byMeasure = new Map<MeasureId, { fraction: number | null; whole: number | null }>();
  for (const { row, cells } of rows) {
    const measure = measureIn(cells[places.measure ?? -1], known);
    const found = numericIn(cells[places.numerator ?? -1]);
    if (measure?.kind !== 'proportion' || found.kind !== 'number') continue;
    const seen = byMeasure.get(measure.id) ?? { fraction: null, whole: null };
    if (found.value > 0 && found.value < 1) seen.fraction ??= row;
    if (found.value > 1) seen.whole ??= row;
    byMeasure.set(measure.id, seen);
  }
  return [...byMeasure].flatMap(([measure, { fraction, whole }]) =>
    fraction === null || whole === null
      ? []
      : [
          {
            row: null,
            column: 'numerator' as const,
            text: `${measure} has numbers below 1 (row ${fraction}) and above 1 (row ${whole}): percentages seem to be written in two ways. Enter how many, and out of how many`,
          },
        ],
  );
}

function inOrder(problems: readonly TableProblem[]): TableProblem[] {
  const place = (column: ColumnName | null) => (column === null ? -1 : COLUMNS.indexOf(column));
  return problems.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0) || place(a.column) - place(b.column));
}

/** What somebody wrote, short enough to stand in a sentence. */
function short(cell: Cell | undefined): string {
  const text = textOf(cell);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
