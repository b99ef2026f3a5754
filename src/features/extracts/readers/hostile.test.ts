import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { existsSync, readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import { readFile } from './index.ts';
import { cellsOf, outcome, type ReadSheet, readAll, type Told } from './made-files.ts';
import { refusalInWords } from './refusals.ts';

const run = promisify(execFile);
const FOLDER = new URL('../../../../../shared/hostile/', import.meta.url);
const MOST_SECONDS_TO_READ = 10;
const MOST_MEGABYTES = 512;

/** What the reader makes of each file: the refusal's code, or the rows of each sheet. Row and cell contents follow below. */
const EXPECTED: Readonly<Record<string, string | Readonly<Record<string, number>>>> = {
  'X001-empty.xlsx': 'empty',
  'X003-csv-renamed.xlsx': 'csv-named-otherwise',
  'X004-docx-renamed.xlsx': 'word-document',
  'X005-truncated.xlsx': 'cut-short',
  'X006-encrypted-ole2.xlsx': 'encrypted',
  'X008-macro.xlsm': 'macros',
  'X010-no-sheets.xlsx': 'no-sheets',
  'X012-duplicate-sheet-names.xlsx': 'duplicate-sheet-name',
  'X013-hidden-sheet.xlsx': { 'List 1': 3, Raw: 0 },
  'X014-sheet-name-script.xlsx': { '<img src=x onerror=alert(1)>': 3 },
  'X016-title-rows-above-header.xlsx': { 'List 1': 5 },
  'X017-merged-two-row-header.xlsx': { 'List 1': 4 },
  'X018-duplicate-header.xlsx': { 'List 1': 3 },
  'X020-header-proto.xlsx': { 'List 1': 3 },
  'X023-headers-only.xlsx': { 'List 1': 1 },
  'X024-blank-rows-inside.xlsx': { 'List 1': 3 },
  'X025-total-row.xlsx': { 'List 1': 4 },
  'X026-sheet-name-255-chars.xlsx': { ['L'.repeat(255)]: 3 },
  'X027-cells-out-of-order.xlsx': { 'List 1': 2 },
  'X028-no-cell-refs.xlsx': { 'List 1': 2 },
  'X030-date1904.xlsx': { 'List 1': 3 },
  'X031-text-dates-uk.xlsx': { 'List 1': 3 },
  'X032-text-dates-us.xlsx': { 'List 1': 3 },
  'X033-text-dates-iso.xlsx': { 'List 1': 3 },
  'X036-impossible-dates.xlsx': { 'List 1': 3 },
  'X038-negative-and-huge-serials.xlsx': { 'List 1': 3 },
  'X039-date-with-time.xlsx': { 'List 1': 3 },
  'X041-end-before-start.xlsx': { 'List 1': 3 },
  'X046-same-id-different-dob.xlsx': { 'List 1': 3 },
  'X048-leading-zero-ids.xlsx': { 'List 1': 3 },
  'X049-mixed-types-column.xlsx': { 'List 1': 3 },
  'X051-formula-cells.xlsx': { 'List 1': 3 },
  'X052-external-link-formula.xlsx': { 'List 1': 3 },
  'X053-code-values-unknown.xlsx': { 'List 1': 3 },
  'X056-lone-surrogate.xlsx': { 'List 1': 3 },
  'X057-raw-nul-in-xml.xlsx': 'damaged-xml',
  'X059-formula-text-in-cells.xlsx': { 'List 1': 3 },
  'X060-nhs-number-in-team.xlsx': { 'List 1': 3 },
  'X064-rich-text-runs.xlsx': { 'List 1': 3 },
  'X065-sst-index-out-of-range.xlsx': 'shared-string-missing',
  'X066-sst-negative-index.xlsx': 'shared-string-missing',
  'X071-bomb-lying-size.xlsx': 'inflates-too-much',
  'X072-bomb-sharedstrings.xlsx': 'inflates-too-much',
  'X073-million-rows.xlsx': 'too-many-rows',
  'X074-dimension-lie-XFD1048576.xlsx': { 'List 1': 3 },
  'X077-xxe-file.xlsx': 'doctype',
  'X078-xxe-http.xlsx': 'doctype',
  'X083-duplicate-entry-names.xlsx': 'zip-duplicate-entry',
  'X084-overlapping-entries.xlsx': 'zip-overlapping-entries',
  'X085-rels-target-traversal.xlsx': 'part-outside',
  'X086-deep-nesting-xml.xlsx': 'too-deep',
  'X087-huge-attribute.xlsx': 'attribute-too-long',
  'X088-number-format-redos.xlsx': { 'List 1': 3 },
  'X089-utf16-sheet-xml.xlsx': { 'List 1': 3 },
  'X090-pivot-cache-with-raw-records.xlsx': { Summary: 2 },
  'X091-strict-ooxml-namespace.xlsx': { 'List 1': 3 },
  'X092-prefixed-namespace.xlsx': { 'List 1': 3 },
  'X093-15-sheets-of-100k.xlsx': Object.fromEntries(Array.from({ length: 15 }, (_, n) => [`List ${n + 1}`, 100_825])),
  'C001-empty.csv': 'empty',
  'C002-bom.csv': { 'C002-bom': 2 },
  'C005-cp1252.csv': { 'C005-cp1252': 2 },
  'C007-tab.csv': { 'C007-tab': 2 },
  'C009-lone-cr.csv': { 'C009-lone-cr': 2 },
  'C011-unclosed-quote.csv': 'unclosed-quote',
  'C012-quote-in-middle.csv': { 'C012-quote-in-middle': 2 },
  'C013-newline-in-quotes.csv': { 'C013-newline-in-quotes': 2 },
  'C014-ragged-short.csv': { 'C014-ragged-short': 3 },
  'C016-nul-bytes.csv': 'nul-bytes',
  'C018-100k-columns.csv': 'too-many-columns',
  'C019-formula-values.csv': { 'C019-formula-values': 2 },
  'C021-thousands-and-currency.csv': { 'C021-thousands-and-currency': 3 },
  'C023-html-table.csv': 'html',
  'C024-sep-line.csv': { 'C024-sep-line': 2 },
  'C025-header-twice.csv': { 'C025-header-twice': 4 },
};

/** The first data row where what it holds is the point of the file. */
const CELLS: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  'X020-header-proto.xlsx': [
    ['Child Unique ID', 'Gender', 'Date of Birth', 'Date of Referral', '__proto__'],
    ['C001', 'Female', '2009-07-06', '2023-03-15', '{"isAdmin":true}'],
  ],
  'X027-cells-out-of-order.xlsx': [['Child Unique ID'], [2, 1]],
  'X028-no-cell-refs.xlsx': [['Child Unique ID'], ['C001']],
  'X030-date1904.xlsx': [[], ['C001', 'Female', '2013-07-07', '2027-03-16', 'North']],
  'X038-negative-and-huge-serials.xlsx': [
    [],
    ['C001', 'Female', -5, '2023-03-15', 'North'],
    ['C002', 'Male', 2_958_466, '2023-03-16', 'South'],
  ],
  'X039-date-with-time.xlsx': [
    [],
    ['C001', 'Female', '2009-07-06', '2023-03-26T00:59:54', 'North'],
    ['C002', 'Male', '2012-04-01', '2023-03-26T23:59:51', 'South'],
  ],
  'X048-leading-zero-ids.xlsx': [
    [],
    ['000123', 'Female', '2009-07-06', '2023-03-15', 'North'],
    [123, 'Male', '2012-04-01', '2023-03-16', 'South'],
  ],
  'X051-formula-cells.xlsx': [
    [],
    ['C001', 'Female', '2009-07-06', '2023-03-15', 'North'],
    ['C002', 'Male', '2012-04-01', '2023-03-16', '#NO VALUE!'],
  ],
  'X056-lone-surrogate.xlsx': [[], ['C001', 'Female', '2009-07-06', '2023-03-15', '\uFFFD']],
  'X064-rich-text-runs.xlsx': [[], ['C001', 'Female', '2009-07-06', '2023-03-15', 'North']],
  'X089-utf16-sheet-xml.xlsx': [['Child Unique ID', 'Gender', 'Date of Birth', 'Date of Referral', 'Team']],
  'X091-strict-ooxml-namespace.xlsx': [[], ['C001', 'Female', '2009-07-06', '2023-03-15', 'North']],
  'X092-prefixed-namespace.xlsx': [[], ['C001', 'Female', '2009-07-06', '2023-03-15', 'North']],
  'C002-bom.csv': [['Child Unique ID', 'Gender', 'Date of Birth', 'Date of Referral', 'Team']],
  'C005-cp1252.csv': [[], ['C001', 'Female', '01/02/2015', '15/03/2023', 'St Anne’s']],
  'C012-quote-in-middle.csv': [[], ['C001', 'Fem"ale', '01/02/2015', '15/03/2023', 'N"or"th']],
  'C013-newline-in-quotes.csv': [[], ['C001', 'Female', '01/02/2015', '15/03/2023', 'North\r\nEast']],
  'C014-ragged-short.csv': [[], ['C001', 'Female'], ['C001', 'Female', '01/02/2015', '15/03/2023', 'North']],
  'C019-formula-values.csv': [
    [],
    ['=HYPERLINK("http://127.0.0.1:9/?"&A1)', 'Female', '01/02/2015', '15/03/2023', '+North'],
  ],
  'C024-sep-line.csv': [['Child Unique ID', 'Gender', 'Date of Birth', 'Date of Referral', 'Team']],
};

const NOTES: Readonly<Record<string, readonly object[]>> = {
  'X056-lone-surrogate.xlsx': [{ code: 'broken-character', count: 1 }],
  'X090-pivot-cache-with-raw-records.xlsx': [{ code: 'hidden-records', count: 1 }],
  'C005-cp1252.csv': [{ code: 'read-as-windows-1252', sheet: 'C005-cp1252' }],
  'C012-quote-in-middle.csv': [{ code: 'stray-quote', sheet: 'C012-quote-in-middle', row: 2 }],
};

const absent = existsSync(FOLDER) ? false : 'the folder of hostile files is not here';

describe('hostile files get their answer at the reader', { skip: absent }, () => {
  const files = absent ? [] : readdirSync(new URL('files/', FOLDER)).filter((name) => /^[XC]\d/.test(name));

  it('holds an answer for every file of the surfaces workbook and CSV', () => {
    assert.deepEqual(Object.keys(EXPECTED).toSorted(), files.toSorted());
  });

  for (const name of files) {
    it(`${name}: ${inWords(EXPECTED[name])}`, async () => {
      const keysBefore = Reflect.ownKeys(Object.prototype).length;
      const sockets = countSockets();
      const start = performance.now();
      const { told, counts } = await readCounting(new URL(`files/${name}`, FOLDER).pathname, name);
      assert.ok(performance.now() - start < MOST_SECONDS_TO_READ * 1000);
      assert.equal(Reflect.ownKeys(Object.prototype).length, keysBefore);
      assert.equal(sockets.stop(), 0);
      const expected = EXPECTED[name];
      if (typeof expected === 'string') {
        assert.equal(outcome(told), expected);
        return;
      }
      assert.ok(told.reading.ok);
      assert.deepEqual(Object.fromEntries(counts), expected);
      assert.deepEqual(told.reading.notes, NOTES[name] ?? []);
      for (const [at, row] of (CELLS[name] ?? []).entries()) {
        if (row.length > 0) assert.deepEqual(cellsOf(told)[at], row);
      }
    });
  }

  it('keeps the row numbers of the sheet where blank rows stand between', async () => {
    const told = await readAll(new URL('files/X024-blank-rows-inside.xlsx', FOLDER).pathname, 'a.xlsx');
    assert.deepEqual(
      told.sheets[0]?.rows.map(([row]) => row),
      [1, 2, 5],
    );
  });

  it('says that the workbook counts from 1904', async () => {
    const { reading } = await readAll(new URL('files/X030-date1904.xlsx', FOLDER).pathname, 'a.xlsx');
    assert.ok(reading.ok && reading.date1904);
  });

  it('names the line where the quotation mark was opened', async () => {
    const { reading } = await readAll(new URL('files/C011-unclosed-quote.csv', FOLDER).pathname, 'list 1.csv');
    assert.ok(!reading.ok);
    assert.match(refusalInWords(reading.refusal), /^Sheet “list 1”, row 2: a quotation mark is opened/);
  });

  it('stays under the memory that the reader process may use', () => {
    const { maxRSS } = process.resourceUsage();
    assert.ok(maxRSS / 1024 < MOST_MEGABYTES, `${maxRSS} KiB at most`);
  });
});

describe('a hostile workbook reaches nothing outside itself', { skip: absent }, () => {
  for (const name of ['X077-xxe-file.xlsx', 'X085-rels-target-traversal.xlsx', 'X052-external-link-formula.xlsx']) {
    it(`${name} is read where reading any other file is forbidden to the process`, async () => {
      const root = new URL('../../../../', import.meta.url).pathname;
      const file = new URL(`files/${name}`, FOLDER).pathname;
      const code = `import { readFile } from ${JSON.stringify(new URL('index.ts', import.meta.url).href)};
        await readFile(${JSON.stringify(file)}, 'a.xlsx', { sheet() {}, row() {} });
        console.log('unharmed');`;
      const flags = ['--permission', `--allow-fs-read=${root}`, `--allow-fs-read=${file}`];
      const { stdout } = await run(process.execPath, [...flags, '--input-type=module', '--eval', code]);
      assert.equal(stdout.trim(), 'unharmed');
    });
  }
});

const ROWS_KEPT = 10;

/** The first rows of each sheet and how many it has: keeping a million would measure this test and not the reader. */
async function readCounting(path: string, name: string): Promise<{ told: Told; counts: Map<string, number> }> {
  const counts = new Map<string, number>();
  const sheets: ReadSheet[] = [];
  const reading = await readFile(path, name, {
    sheet(sheet) {
      sheets.push({ ...sheet, rows: [] });
      counts.set(sheet.name, 0);
    },
    row(rowNumber, cells) {
      const sheet = sheets.at(-1);
      if (sheet === undefined) throw new Error('a row came before its sheet');
      counts.set(sheet.name, (counts.get(sheet.name) ?? 0) + 1);
      if (sheet.rows.length < ROWS_KEPT) sheet.rows.push([rowNumber, [...cells]]);
    },
  });
  return { told: { reading, sheets }, counts };
}

function inWords(expected: (typeof EXPECTED)[string] | undefined): string {
  if (typeof expected === 'string') return `refused, ${expected}`;
  return `read, ${Object.keys(expected ?? {}).length} sheets`;
}

/** Counts the connections that this process opens. */
function countSockets(): { stop(): number } {
  let opened = 0;
  const onSocket = () => {
    opened++;
  };
  subscribe('net.client.socket', onSocket);
  return {
    stop() {
      unsubscribe('net.client.socket', onSocket);
      return opened;
    },
  };
}
