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
    for (const [, name] of part(parts, 'xl/workbook.xml').matchAll(/<definedName name="([^"]*)"/g))
      assert.equal(name, '_xlnm.Print_Titles');
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

const paperOf = (blocks: PaperDocument['blocks']): PaperDocument => ({
  ...{ title: 'R&D <paper>', subtitle: 'Of a plan', author: 'Severnshire', front: [], blocks },
});
const column = (heading: string) => ({ heading, share: 1 });
const dueOn = (text: string, value: number) => ({ text, number: { value, format: 'date' as const } });

describe('a sheet of a workbook', () => {
  test('is wide enough for a day in full where the page shortens it, for Excel shows hashes otherwise', async () => {
    const rows = [[dueOn('30 Sep 2022', 19_265)]];
    const parts = await unzipped(
      await toXlsx(paperOf([{ kind: 'table', caption: 'T', columns: [column('Due')], rows }])),
    );
    const width = /<col min="1" max="1" width="([\d.]+)"/.exec(part(parts, 'xl/worksheets/sheet2.xml'))?.[1];
    assert.ok(Number(width) >= '30 September 2022'.length + 1, `width ${width}`);
  });

  test('repeats its headings on each printed page, whatever its name, and says on it which page it is', async () => {
    const caption = "Director's list";
    const rows = [[{ text: 'A' }]];
    const file = await toXlsx(paperOf([{ kind: 'table', caption, columns: [column('Name')], rows }]));
    const parts = await unzipped(file);
    assert.match(part(parts, 'xl/workbook.xml'), /localSheetId="1">'Director(&apos;|'){2}s list'!\$1:\$1</);
    const sheet = part(parts, 'xl/worksheets/sheet2.xml');
    assert.match(sheet, /R&amp;&amp;D &lt;paper&gt; · Severnshire&amp;R&amp;A, page &amp;P of &amp;N/);
  });

  test('that is too wide to be read on one page is printed on several, each with its first columns', async () => {
    const columns = Array.from({ length: 12 }, (_, index) => column(`Column ${index}`));
    const rows = [columns.map(() => ({ text: 'word '.repeat(12) }))];
    const parts = await unzipped(await toXlsx(paperOf([{ kind: 'table', caption: 'Wide', columns, rows }])));
    assert.match(part(parts, 'xl/worksheets/sheet2.xml'), /fitToWidth="[4-9]"/);
    assert.match(part(parts, 'xl/workbook.xml'), /'Wide'!\$A:\$B,'Wide'!\$1:\$1/);
  });

  test('in front says what the front page says, which the words do not say again', async () => {
    const run = (text: string) => [{ text }];
    const { sheets } = await readXlsx(
      await toXlsx(
        paperOf([
          { kind: 'heading', level: 1, text: 'Purpose' },
          { kind: 'paragraph', runs: run('To tell of it.') },
          { kind: 'pageBreak' },
          { kind: 'paragraph', runs: run('Told.') },
        ]),
      ),
    );
    assert.deepEqual(
      sheets.map(({ name }) => name),
      ['Front', 'Words'],
    );
    const front = sheets[0]?.rows.flat() ?? [];
    assert.ok(front.includes('Purpose') && front.includes('To tell of it.'));
    assert.deepEqual(
      sheets[1]?.rows.slice(1).map((row) => row[1]),
      ['Told.'],
    );
  });

  test('says what it holds by its own words where several tables share it', async () => {
    const table = (caption: string, about?: string) => ({
      ...{
        kind: 'table' as const,
        caption,
        sheet: 'Actions',
        columns: [column('Action')],
        rows: [[{ text: caption }]],
      },
      ...(about === undefined ? {} : { about }),
    });
    const { sheets } = await readXlsx(await toXlsx(paperOf([table('First', 'Every action'), table('Second')])));
    assert.ok(sheets[0]?.rows.some((row) => row[0] === 'Actions' && row[1] === 'Every action'));
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
