import { writeXlsx } from 'hucre/xlsx';
import { LIST_IDS, type ListDefinition, listOf } from '#features/extracts/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { COUNCIL } from '../council.ts';
import { randomFrom } from '../random.ts';
import type { Rows } from '../rows.ts';
import { asDate, dateAsInstant, dateAsText, type Value, written } from './cells.ts';
import { type Draft, putFaults, repeatOne } from './faults.ts';
import { type Layout, layoutOf } from './layout.ts';

export type ExtractToWrite = {
  seed: number;
  /** The extract's place in the series, from 0. */
  index: number;
  asAt: LocalDate;
  rows: Rows;
  /** The share of rows with a fault that stays, and of those that have one in this extract only. */
  faults: { share: number; extraShare: number };
};

type Cell = string | number | Date | null;

/** Ofsted's titles where they differ from the lists' own. */
const TITLES: Readonly<Record<number, string>> = {
  3: 'Referral',
  5: 'Section 47 enquiries and Initial Child Protection Conferences',
};

const DATE_WIDTH = 12;
const TEXT_WIDTH = 18;

/** The workbook of one extract in Ofsted's layout: a title in row 1, headings in row 2, the rows from row 3. */
export async function workbookOf(extract: ExtractToWrite): Promise<Uint8Array> {
  const layout = layoutOf(extract.index);
  const savedAt = dateAsInstant(extract.asAt);
  return writeXlsx({
    sheets: [
      frontSheet(extract.asAt),
      ...LIST_IDS.map((id) => sheetOf(extract, layout, listOf(id), drafts(extract.rows[id]))),
    ],
    properties: { title: 'Annex A: child-level data', creator: COUNCIL.name, created: savedAt, modified: savedAt },
  });
}

function frontSheet(asAt: LocalDate) {
  const rows: Cell[][] = [
    ['Annex A: child-level data'],
    ['Local authority', COUNCIL.name],
    ['Date of extract', dateAsText(asAt)],
    ['Made up for demonstration: no child, worker or place in this file exists.'],
  ];
  return { name: 'Front_Sheet', rows };
}

function drafts(rows: readonly object[]): Draft[] {
  return rows.map((row) => ({ ...row }));
}

function sheetOf({ seed, index, asAt, faults }: ExtractToWrite, layout: Layout, list: ListDefinition, rows: Draft[]) {
  const columns = Object.entries(list.columns);
  const random = randomFrom(seed, `repeated ${asAt} ${list.id}`);
  const cells = rows.map((row) =>
    Object.fromEntries(columns.map(([field, column]) => [field, written(column, row[field] ?? null)])),
  );
  putFaults(list, cells, { seed, ...faults, extract: asAt });
  if (index % 3 === 0 && random.chance(0.5)) repeatOne(list, cells, random);
  const isText = layout.datesAsText.has(list.id);
  const body = cells.map((row) => columns.map(([field]) => cellOf(row[field] ?? null, isText)));
  const blank = Array.from({ length: layout.blankRowsBelow }, () => columns.map(() => null));
  return {
    name: layout.sheetName(list.number),
    columns: columns.map(([, { kind }]) =>
      kind === 'date' ? { width: DATE_WIDTH, numFmt: 'dd/mm/yyyy' } : { width: TEXT_WIDTH },
    ),
    rows: [
      [`List ${list.number}: ${TITLES[list.number] ?? list.title}`],
      columns.map(([, { heading }]) => layout.heading(heading)),
      ...body,
      ...blank,
    ],
  };
}

function cellOf(value: Value, isText: boolean): Cell {
  const date = asDate(value);
  if (date === null) return value;
  return isText ? dateAsText(date) : dateAsInstant(date);
}
