import { LIST_IDS, type ListDefinition, listOf } from '#features/extracts/index.ts';
import { countyOf, extractAt, rowsOf } from '../extracts.ts';
import { DEMONSTRATION_SEED } from '../index.ts';
import { asDate, type Value, written } from '../workbook/cells.ts';
import { type StreamedCell, type StreamedSheet, streamWorkbook } from './streamed-workbook.ts';

type List = { definition: ListDefinition; rows: readonly Readonly<Record<string, Value>>[] };

/** The extract that is multiplied: the last one, data month July 2022. */
const LAST = 23;

/**
 * Writes an Annex A workbook with this many rows over the eleven lists, distributed as in the last extract of the
 * demonstration: its children again and again, each time with other identifiers. For measuring, not for showing.
 */
export async function scaledWorkbook(path: string, rows: number): Promise<void> {
  const extract = rowsOf(countyOf(DEMONSTRATION_SEED), extractAt(LAST).asAt);
  const lists = LIST_IDS.map((id): List => ({ definition: listOf(id), rows: extract[id].map((row) => ({ ...row })) }));
  const counts = sharedOut(
    rows,
    lists.map((list) => list.rows.length),
  );
  await streamWorkbook(
    path,
    lists.map((list, index) => sheetOf(list, counts[index] ?? 0)),
  );
}

/** Shares a total out by weights in whole numbers; the largest weight takes what rounding leaves. */
export function sharedOut(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const shares = weights.map((weight) => Math.floor((total * weight) / sum));
  const largest = weights.indexOf(Math.max(...weights));
  const left = total - shares.reduce((all, share) => all + share, 0);
  return shares.map((share, index) => (index === largest ? share + left : share));
}

function sheetOf({ definition, rows }: List, count: number): StreamedSheet {
  const columns = Object.entries(definition.columns);
  const cells = rows.map((row) => columns.map(([field, column]) => cellOf(written(column, row[field] ?? null))));
  const identifiers = columns.flatMap(([, { kind }], index) => (kind === 'id' && index < 2 ? [index] : []));
  return { name: `List_${definition.number}`, rows: sheetRows(definition, cells, identifiers, count) };
}

function* sheetRows(
  { number, title, columns }: ListDefinition,
  cells: readonly (readonly StreamedCell[])[],
  identifiers: readonly number[],
  count: number,
): Generator<readonly StreamedCell[]> {
  yield [`List ${number}: ${title}`];
  yield Object.values(columns).map(({ heading }) => heading);
  for (let made = 0; made < count; made += 1) {
    const row = [...(cells[made % cells.length] ?? [])];
    for (const index of identifiers) row[index] = withCopy(row[index] ?? null, Math.floor(made / cells.length));
    yield row;
  }
}

/** The identifier of a child's copy: `SV104233` becomes `SV7104233` in the seventh. */
function withCopy(identifier: StreamedCell, copy: number): StreamedCell {
  return typeof identifier !== 'string' || copy === 0
    ? identifier
    : `${identifier.slice(0, 2)}${copy}${identifier.slice(2)}`;
}

function cellOf(value: Value): StreamedCell {
  const day = asDate(value);
  return day === null ? value : { day };
}
