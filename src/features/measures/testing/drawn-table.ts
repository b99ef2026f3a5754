import { type Column, LISTS, type ListDefinition, type ListId, listOf } from '#features/extracts/index.ts';
import { type LocalDate, localDate } from '#kernel/local-date.ts';
import type { MeasuredRecords, Row } from '../rows.ts';

/** What a drawn row is expected to be in a measure: in its numerator, in its denominator only, or in neither. */
const EXPECTATIONS = ['counts', 'among', 'out'] as const;
export type Expectation = (typeof EXPECTATIONS)[number];

/** `left`: as-at date of the earlier extract in which the row stands, where it has left the list since. */
export type DrawnRow<L extends ListId> = Row<L> & { expected: Expectation | null; left: LocalDate | null };

type Line = Readonly<Record<string, string>>;

/**
 * Rows of a list from a drawn table: headings are the fields' names, a rule of dashes follows, an empty cell is blank.
 * `kept` (yes or no), `errors`, `left` and `expected` may be drawn too. Fields that are not drawn are null, but each row
 * without a childId is another child.
 */
export function drawn<L extends ListId>(list: L, table: string): DrawnRow<L>[] {
  return lines(table).map((line, index): DrawnRow<L> => {
    const sheetRow = index + 3;
    const { kept = 'yes', errors = '0', left = '', expected = '', ...cells } = line;
    return {
      record: recordOf(list, sheetRow, { ...nobody(list, index), ...cells }),
      sheetRow,
      kept: kept === 'yes',
      errors: Number(errors),
      left: left === '' ? null : localDate(left),
      expected: EXPECTATIONS.find((known) => known === expected) ?? null,
    };
  });
}

/** A record of the list with the drawn fields, all others null. */
export function recordOf<L extends ListId>(list: L, sheetRow: number, cells: Line): MeasuredRecords[L] {
  const { columns }: ListDefinition = listOf(list);
  for (const field of Object.keys(cells)) {
    if (!(field in columns)) throw new Error(`${list} has no field ${field}`);
  }
  const fields = Object.entries(columns).map(([field, column]) => [field, valueIn(column, cells[field] ?? '')]);
  return { sheetRow, ...Object.fromEntries(fields) } as MeasuredRecords[L];
}

function lines(table: string): Line[] {
  const cells = table
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^[\s+-]+$/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()));
  const [headings = [], ...rows] = cells;
  return rows.map((row) => {
    if (row.length !== headings.length) throw new Error(`a drawn row has ${row.length} cells: ${row.join(' | ')}`);
    return Object.fromEntries(headings.map((heading, index) => [heading, row[index] ?? '']));
  });
}

function nobody(list: ListId, index: number): Line {
  return 'childId' in LISTS[list].columns ? { childId: `child ${index + 1}` } : {};
}

function valueIn(column: Column, text: string): unknown {
  if (text === '') return null;
  if (column.kind === 'date') return localDate(text);
  if (column.kind === 'integer' || column.kind === 'age') return Number(text);
  if (column.kind === 'code' && !column.codes.entries.some(({ code }) => code === text)) {
    throw new Error(`${column.codes.id} has no code ${text}`);
  }
  return text;
}
