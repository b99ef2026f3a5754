import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { localDate } from '#kernel/local-date.ts';
import type { Issue } from '../checks/issue.ts';
import type { ListId } from '../lists/list.ts';
import { readFile } from '../readers/index.ts';
import type { ReadingSink } from '../readers/reading.ts';
import { createInterpreter, type Summary } from './index.ts';

const SHARED = fileURLToPath(new URL('../../../../../shared/', import.meta.url));
const SAMPLES = `${SHARED}samples/annex-a/`;
const HOSTILE = `${SHARED}hostile/files/`;
const skip = existsSync(SAMPLES) && existsSync(HOSTILE) ? false : 'the shared sample files are not here';

type Kept = { list: ListId; record: Record<string, string | number | null>; kept: boolean; sheetRow: number };
type Outcome = { summary: Summary; records: Kept[]; issues: Issue[]; filled: ReadonlyMap<string, readonly number[]> };

/** Reads a file, and by a second, simple count which rows of each sheet hold anything. */
async function interpretFile(path: string): Promise<Outcome> {
  const records: Kept[] = [];
  const issues: Issue[] = [];
  const filled = new Map<string, number[]>();
  const fileName = path.slice(path.lastIndexOf('/') + 1);
  const interpreter = createInterpreter({
    asAt: null,
    today: localDate('2026-11-21'),
    fileName,
    corrections: [],
    sink: {
      record: (list, record, { kept, sheetRow }) => records.push({ list, record, kept, sheetRow }),
      issue: (issue) => issues.push(issue),
    },
  });
  let rowsOfSheet: number[] = [];
  const sink: ReadingSink = {
    workbook: (facts) => interpreter.workbook?.(facts),
    sheet(sheet) {
      rowsOfSheet = [];
      filled.set(sheet.name, rowsOfSheet);
      interpreter.sheet(sheet);
    },
    row(rowNumber, cells) {
      if (cells.some((cell) => cell !== null && cell !== '')) rowsOfSheet.push(rowNumber);
      interpreter.row(rowNumber, cells);
    },
  };
  const reading = await readFile(path, fileName, sink);
  assert.equal(reading.ok, true, fileName);
  return { summary: interpreter.finish(), records, issues, filled };
}

const hostile = (name: string) => interpretFile(`${HOSTILE}${name}`);
const codesOf = ({ issues }: Outcome) => issues.map(({ check }) => check);
const fieldOf = ({ records }: Outcome, field: string) => records.map(({ record }) => record[field]);

test('every row of every sample workbook is read', { skip }, async () => {
  for (const name of readdirSync(SAMPLES).filter((file) => file.endsWith('.xlsx'))) {
    const { summary, records, filled } = await interpretFile(`${SAMPLES}${name}`);
    assert.equal(summary.lists.length, 11, name);
    assert.deepEqual(summary.questions, [], name);
    for (const { list, sheet, headingRow, rows, kept, keptOut, notRows, emptyRows, headings } of summary.lists) {
      const below = (filled.get(sheet) ?? []).filter((row) => row > headingRow);
      assert.equal(rows + notRows + emptyRows, below.length, `${name} ${sheet}`);
      assert.equal(records.filter((record) => record.list === list).length, rows, `${name} ${sheet}`);
      assert.equal(kept + keptOut, rows, `${name} ${sheet}`);
      assert.deepEqual(
        headings.filter(({ field }) => field === null),
        [],
        `${name} ${sheet}`,
      );
    }
  }
});

/** Rows of each list in the synthetic county's files, counted in the XML. */
const COUNTY_ROWS = [2875, 350, 1000, 811, 237, 1218, 197, 230, 155, 28, 38];

test('the messy county is understood as well as the clean one', { skip }, async () => {
  for (const name of ['synthetic_annex_a_clean.xlsx', 'synthetic_annex_a_messy.xlsx']) {
    const { summary } = await interpretFile(`${SAMPLES}${name}`);
    assert.deepEqual(
      summary.lists.map(({ kept }) => kept),
      COUNTY_ROWS,
      name,
    );
    assert.deepEqual(summary.unknownCodes, [], name);
    assert.equal(summary.proposedAsAt?.asAt, '2025-10-01', name);
  }
});

test('unknown codes of a real layout are told, and its 13 columns of care leavers suffice', { skip }, async () => {
  const { summary } = await interpretFile(`${SAMPLES}Annex_A.xlsx`);
  assert.deepEqual(
    summary.unknownCodes.map(({ field, value, count }) => [field, value, count]),
    [
      ['needsSupport', 'CS Assessment Updated', 5],
      ['primaryNeed', 'PSRMEM - Support with memory and cognition', 1],
    ],
  );
  const leavers = summary.lists.find(({ list }) => list === 'careLeavers');
  assert.deepEqual(leavers?.missingFields, [
    'unaccompanied',
    'personalAdviser',
    'pathwayPlanReviewedOn',
    'lastContactOn',
  ]);
});

test('front sheet, guidance and codes of Ofsted’s template are left aside', { skip }, async () => {
  const { summary } = await interpretFile(`${SAMPLES}2016-02-sample.xlsx`);
  assert.deepEqual(
    summary.sheets.flatMap(({ sheet, ignored }) => (ignored === null ? [] : [[sheet, ignored]])),
    ['Front_Sheet', 'FAQ_and_changes', 'Guidance', 'Codes_used'].map((sheet) => [sheet, 'named']),
  );
});

test('hidden sheets are named and not read', { skip }, async () => {
  const outcome = await hostile('X013-hidden-sheet.xlsx');
  assert.deepEqual(
    outcome.summary.sheets.map(({ sheet, ignored }) => [sheet, ignored]),
    [
      ['List 1', null],
      ['Raw', 'hidden'],
    ],
  );
  assert.equal(codesOf(outcome).includes('AX-108'), true);
});

test('headings are found under title rows and groups of headings', { skip }, async () => {
  for (const name of ['X016-title-rows-above-header.xlsx', 'X017-merged-two-row-header.xlsx']) {
    const outcome = await hostile(name);
    assert.deepEqual(fieldOf(outcome, 'childId'), ['C001', 'C002'], name);
    assert.deepEqual(fieldOf(outcome, 'referredOn'), ['2023-03-15', '2023-03-16'], name);
  }
});

test('the same heading twice is asked about', { skip }, async () => {
  const { summary, records } = await hostile('X018-duplicate-header.xlsx');
  assert.deepEqual(
    summary.questions.map(({ kind }) => kind),
    ['columnTwice'],
  );
  assert.deepEqual(
    records.map(({ record }) => record['gender']),
    [null, null],
  );
});

test('a heading __proto__ is text', { skip }, async () => {
  const { summary } = await hostile('X020-header-proto.xlsx');
  assert.deepEqual(
    summary.lists[0]?.headings.filter(({ field }) => field === null).map(({ heading }) => heading),
    ['__proto__'],
  );
  assert.equal(({} as Record<string, unknown>)['isAdmin'], undefined);
});

const EXPECTED: readonly (readonly [
  file: string,
  codes: readonly string[],
  sheetRows: readonly number[],
  kept: readonly boolean[],
])[] = [
  ['X023-headers-only.xlsx', ['AX-107'], [], []],
  ['X024-blank-rows-inside.xlsx', [], [2, 5], [true, true]],
  ['X025-total-row.xlsx', ['AX-004'], [2, 3], [true, true]],
  ['X031-text-dates-uk.xlsx', ['AX-016'], [2, 3], [true, true]],
  ['X032-text-dates-us.xlsx', ['AX-015', 'AX-109'], [2, 3], [false, true]],
  ['X033-text-dates-iso.xlsx', [], [2, 3], [true, true]],
  ['X036-impossible-dates.xlsx', ['AX-014', 'AX-014'], [2, 3], [false, false]],
  ['X038-negative-and-huge-serials.xlsx', ['AX-017', 'AX-017'], [2, 3], [true, true]],
  ['X039-date-with-time.xlsx', [], [2, 3], [true, true]],
  ['X046-same-id-different-dob.xlsx', ['AX-501', 'AX-502', 'AX-504'], [2, 3], [true, true]],
  ['X048-leading-zero-ids.xlsx', ['AX-505'], [2, 3], [true, true]],
  ['X049-mixed-types-column.xlsx', ['AX-023'], [2, 3], [true, true]],
  ['X051-formula-cells.xlsx', ['AX-022'], [2, 3], [true, true]],
  ['X053-code-values-unknown.xlsx', ['AX-011', 'AX-011'], [2, 3], [true, true]],
  ['X056-lone-surrogate.xlsx', [], [2, 3], [true, true]],
  ['X059-formula-text-in-cells.xlsx', [], [2, 3], [true, true]],
  ['X060-nhs-number-in-team.xlsx', ['AX-024'], [2, 3], [true, true]],
  ['C002-bom.csv', [], [2], [true]],
  ['C014-ragged-short.csv', ['AX-002', 'AX-003'], [2, 3], [false, true]],
  ['C019-formula-values.csv', [], [2], [true]],
  ['C024-sep-line.csv', [], [2], [true]],
  ['C025-header-twice.csv', ['AX-005', 'AX-402'], [2, 4], [true, true]],
];

for (const [file, codes, sheetRows, kept] of EXPECTED)
  test(`${file}: ${codes.join(', ') || 'nothing to tell'}`, { skip }, async () => {
    const outcome = await hostile(file);
    // All of these files are named List 1 or after their case, and hold some columns of referrals: that is told too.
    const aboutColumns = ['AX-101', 'AX-105'];
    assert.deepEqual(
      codesOf(outcome).filter((code) => !aboutColumns.includes(code)),
      codes,
    );
    assert.deepEqual(
      outcome.records.map(({ sheetRow }) => sheetRow),
      sheetRows,
    );
    assert.deepEqual(
      outcome.records.map((record) => record.kept),
      kept,
    );
  });

test('dates of a workbook that counts from 1904 are 1,462 days later', { skip }, async () => {
  assert.deepEqual(fieldOf(await hostile('X030-date1904.xlsx'), 'bornOn'), ['2013-07-07', '2016-04-02']);
});

test('a time never moves a date to another day', { skip }, async () => {
  assert.deepEqual(fieldOf(await hostile('X039-date-with-time.xlsx'), 'referredOn'), ['2023-03-26', '2023-03-26']);
  assert.deepEqual(fieldOf(await hostile('X033-text-dates-iso.xlsx'), 'referredOn'), ['2023-03-15', '2023-03-16']);
});

test('ids with and without leading zeros are two ids', { skip }, async () => {
  assert.deepEqual(fieldOf(await hostile('X048-leading-zero-ids.xlsx'), 'childId'), ['000123', '123']);
});

test('a file that holds no list says so', { skip }, async () => {
  const { summary } = await hostile('C021-thousands-and-currency.csv');
  assert.deepEqual([summary.lists, summary.sheets.map(({ ignored }) => ignored)], [[], ['noHeadings']]);
});
