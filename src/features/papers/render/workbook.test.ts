import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readXlsx } from 'hucre/xlsx';
import { boardPerformanceReport } from '../board-performance-report.ts';
import type { PaperDocument } from '../document.ts';
import { HOSTILE_TEXTS, hostilePaper } from '../testing/hostile-paper.ts';
import { sampleOptions, sampleReport } from '../testing/sample-report.ts';
import { checkWellFormed, part, unzipped } from '../testing/unzipped.ts';
import { printable } from './text.ts';
import { toXlsx } from './workbook.ts';
import { LONGEST_CELL_TEXT, writeWorkbook } from './workbook-writer.ts';

const report = (audience: 'board' | 'public') => boardPerformanceReport(sampleReport(), sampleOptions(audience));

async function sheetOf(paper: PaperDocument, name: string) {
  const workbook = await readXlsx(await toXlsx(paper));
  const sheet = workbook.sheets.find((candidate) => candidate.name === name);
  assert.ok(sheet, `a sheet ${name} among ${workbook.sheets.map((other) => other.name).join(', ')}`);
  return sheet;
}

describe('a paper as a workbook', () => {
  test('has a front sheet, the measures, other areas, a sheet for each chosen measure, the notes and the words', async () => {
    const { sheets } = await readXlsx(await toXlsx(report('board')));
    const chosen = sampleReport().chosen.map(({ judged }) => judged.measure.id);
    assert.deepEqual(
      sheets.map((sheet) => sheet.name),
      ['Front', 'Measures', 'Other areas', ...chosen, 'Extracts', 'Lists', 'Final after', 'Words'],
    );
    assert.equal(sheets[0]?.rows[0]?.[0], 'Board performance report');
  });

  test('types its figures: counts whole, percentages as fractions, months and days as dates', async () => {
    const { rows } = await sheetOf(report('board'), 'AS-01');
    const [july] = rows.slice(1);
    assert.equal(july?.[1], (sampleReport().chosen[0]?.judged.latest?.value ?? 0) / 100);
    assert.deepEqual(july?.slice(2, 4), [360, 498]);
    assert.deepEqual(july?.[0], new Date(Date.UTC(2022, 6, 1)));
    const extracts = await sheetOf(report('board'), 'Extracts');
    assert.deepEqual(extracts.rows[1]?.[1], new Date(Date.UTC(2022, 7, 5)));
  });

  test('holds every month, also those that the page has no room for', async () => {
    const { rows } = await sheetOf(report('board'), 'AS-01');
    assert.equal(rows.length, 1 + 24);
  });

  test('puts all verdicts under one heading row, which stays in sight', async () => {
    const sheet = await sheetOf(report('board'), 'Measures');
    assert.equal(sheet.rows.length, 1 + sampleReport().scorecard.rows.length);
    assert.equal(sheet.rows.filter((row) => row[0] === 'Reference').length, 1);
    assert.equal(sheet.freezePane?.rows, 1);
  });

  test('has no formula and nothing hidden, merged or linked', async () => {
    const parts = await unzipped(await toXlsx(report('board')));
    checkWellFormed(parts);
    for (const [name, text] of parts) {
      assert.doesNotMatch(text, /<f>|<f |hidden="(1|true)"|veryHidden|<mergeCell|<hyperlink/, name);
      assert.doesNotMatch(name, /externalLink|vba|drawing|comments/);
    }
    assert.doesNotMatch(part(parts, 'xl/workbook.xml'), /definedName/);
  });

  test('for the public holds c where the figure is hidden, and no number behind it', async () => {
    const { rows } = await sheetOf(report('public'), 'LC-05');
    for (const row of rows.slice(1)) assert.deepEqual(row.slice(1, 4), ['c', 'c', 'c']);
  });

  for (const [name, words] of HOSTILE_TEXTS)
    test(`takes ${name} as words`, async () => {
      const file = await toXlsx(hostilePaper(words));
      const parts = await unzipped(file);
      checkWellFormed(parts);
      for (const [, text] of parts) assert.doesNotMatch(text, /<f>|<f /);
      const { sheets } = await readXlsx(file);
      const cells = sheets.flatMap((sheet) => sheet.rows.flat());
      assert.ok(cells.includes(printable(`Title ${words}`)), 'the title as it was written');
      if (printable(words) !== '') assert.ok(cells.includes(printable(words)), 'the words alone as they were written');
    });
});

describe('a workbook', () => {
  test('cuts a text that Excel would not take at its own limit', async () => {
    const cell = (text: string) => ({ kind: 'text', text }) as const;
    const rows = [[cell('x'.repeat(LONGEST_CELL_TEXT)), cell('x'.repeat(LONGEST_CELL_TEXT + 1))]];
    const file = await writeWorkbook([{ name: 'A', widths: [10, 10], rows, headingRows: 0 }], {
      title: '',
      author: '',
    });
    const { sheets } = await readXlsx(file);
    assert.deepEqual(
      sheets[0]?.rows[0]?.map((value) => String(value).length),
      [LONGEST_CELL_TEXT, LONGEST_CELL_TEXT],
    );
  });
});
