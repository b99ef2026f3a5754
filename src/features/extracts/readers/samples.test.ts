import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { type CellValue, readXlsx } from 'hucre';
import type { Cell } from './index.ts';
import { readAll } from './made-files.ts';

const FOLDER = new URL('../../../../../shared/samples/annex-a/', import.meta.url);
const absent = existsSync(FOLDER) ? false : 'the folder of sample workbooks is not here';

/** Rows that hold anything, in the order of the sheets: counted in the files' XML. */
const ROWS: Readonly<Record<string, readonly number[]>> = {
  '2015-01-sample.xlsx': [12, 8, 167, 29, 2, 2, 7, 2, 2, 2, 2, 2, 2, 2, 2],
  '2016-02-sample.xlsx': [12, 8, 167, 29, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2],
  'Annex_A.xlsx': [6, 6, 7, 6, 6, 6, 8, 6, 7, 6, 6],
  'child-event-journeys_annexa_example.xlsx': [14, 3, 12, 6, 5, 3, 4, 4, 1, 1, 1],
  'synthetic_annex_a_clean.xlsx': [2_877, 352, 1_002, 813, 239, 1_220, 199, 232, 157, 30, 40],
  'synthetic_annex_a_messy.xlsx': [2_877, 351, 1_002, 812, 239, 1_219, 199, 231, 157, 29, 40],
};

describe('sample workbooks are read completely', { skip: absent }, () => {
  const files = absent ? [] : readdirSync(FOLDER).filter((name) => name.endsWith('.xlsx'));

  it('knows the rows of every sample', () => assert.deepEqual(Object.keys(ROWS).toSorted(), files.toSorted()));

  for (const name of files) {
    it(`${name} has the rows and cells that another reader finds in it`, async () => {
      const path = new URL(name, FOLDER).pathname;
      const told = await readAll(path, name);
      assert.ok(told.reading.ok);
      assert.deepEqual(
        told.sheets.map((sheet) => sheet.rows.length),
        ROWS[name],
      );
      const oracle = await readXlsx(readFileSync(path), { sheets: (sheet) => !sheet.hidden && !sheet.veryHidden });
      const ours = told.sheets.filter((sheet) => !sheet.hidden);
      assert.deepEqual(
        ours.map((sheet) => sheet.name),
        oracle.sheets.map((sheet) => sheet.name),
      );
      for (const [at, sheet] of ours.entries()) {
        assert.deepEqual(sheet.rows.map(withoutBlankEnd), filledRows(oracle.sheets[at]?.rows ?? []));
      }
    });
  }
});

type NumberedRow = [number, Cell[]];

function filledRows(rows: readonly (readonly CellValue[])[]): NumberedRow[] {
  return rows
    .map((cells, at): NumberedRow => withoutBlankEnd([at + 1, cells.map(asOurs)]))
    .filter(([, cells]) => cells.length > 0);
}

function withoutBlankEnd([row, cells]: NumberedRow): NumberedRow {
  return [row, cells.slice(0, cells.findLastIndex((cell) => cell !== null) + 1)];
}

/** The other reader makes dates of days, keeps empty texts, and leaves line ends as they are, which XML 1.0 (2.11) does not. */
function asOurs(value: CellValue): Cell {
  if (value instanceof Date)
    return value
      .toISOString()
      .replace(/T00:00:00\.000Z$/, '')
      .replace(/\.000Z$/, '');
  if (typeof value === 'string') return value === '' ? null : value.replaceAll('\r\n', '\n');
  return value;
}
