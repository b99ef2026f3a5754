import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { boardPerformanceReport, type ReportContents } from './board-performance-report.ts';
import { inWorkbook, type PaperDocument, type Table } from './document.ts';
import { paperText } from './testing/paper-text.ts';
import { sampleOptions, sampleReport } from './testing/sample-report.ts';

const golden = (name: string) => fileURLToPath(new URL(`golden/${name}.txt`, import.meta.url));
const asItIs = { serializers: [(value: unknown) => String(value)] };

function report(audience: 'board' | 'public', contents: ReportContents = sampleReport()): PaperDocument {
  return boardPerformanceReport(contents, sampleOptions(audience));
}

function tableOn(paper: PaperDocument, sheet: string): Table {
  const table = paper.blocks.find((block) => block.kind === 'table' && block.sheet === sheet);
  assert.ok(table?.kind === 'table', `a table on sheet ${sheet}`);
  return table;
}

describe('the board performance report', () => {
  test('says what its golden file says', (t) => {
    t.assert.fileSnapshot(paperText(report('board')), golden('board-performance-report'), asItIs);
  });

  test('says to the public what its golden file says', (t) => {
    t.assert.fileSnapshot(paperText(report('public')), golden('public-performance-report'), asItIs);
  });

  test('gives every chosen measure a page with a chart and all its months for the workbook', () => {
    const contents = sampleReport();
    const paper = report('board', contents);
    for (const { judged } of contents.chosen) {
      const months = tableOn(paper, judged.measure.id);
      assert.equal(months.rows.length, judged.series.length);
      assert.equal(months.pageRows, contents.published?.has(judged.measure.id) ? 2 : 7, 'other areas need room');
    }
    assert.equal(paper.blocks.filter((block) => block.kind === 'chart').length, contents.chosen.length);
  });

  test('lists every measure once and gives the tables of all verdicts the same columns in the workbook', () => {
    const contents = sampleReport();
    const tables = report('board', contents).blocks.filter(
      (block) => block.kind === 'table' && block.sheet === 'Measures',
    ) as Table[];
    const [first, ...others] = tables.map((table) => inWorkbook(table).columns.map((column) => column.heading));
    for (const other of others) assert.deepEqual(other, first);
    const listed = tables.flatMap((table) => inWorkbook(table).rows.map((row) => row[0]?.text));
    assert.deepEqual(listed.toSorted(), contents.scorecard.rows.map((row) => row.measure.id).toSorted());
  });

  test('types the figures that a workbook calculates with', () => {
    const row = tableOn(report('board'), 'AS-01').rows[0];
    assert.deepEqual(row?.[1]?.number?.format, 'percentPoints');
    assert.deepEqual(row?.[2]?.number, { value: 360, format: 'whole' });
    assert.deepEqual(row?.[3]?.number, { value: 498, format: 'whole' });
  });

  test('shows the fraction and no percentage of fewer than 10 cases', () => {
    const row = tableOn(report('board'), 'LC-05').rows[0];
    assert.equal(row?.[1]?.text, '5 of 9');
    assert.equal(row?.[1]?.number, undefined);
  });

  test('is made without an extract, a verdict or a chosen measure', () => {
    const { scorecard } = sampleReport();
    const empty = {
      scorecard: {
        ...scorecard,
        asAt: null,
        rows: [],
        counts: { improving: 0, noChange: 0, gettingWorse: 0, undetermined: 0 },
      },
      chosen: [],
      notes: { extracts: [] },
    };
    const text = paperText(report('board', empty));
    assert.match(text, /FRONT Data as at: No extract yet/);
    assert.match(text, /No extract has been accepted, so there are no figures\./);
  });
});

describe('what the report says of a measure in words', () => {
  test('is the latest figure with its interval and, for the board alone, in which teams the change shows', () => {
    const says = (audience: 'board' | 'public') => paperText(report(audience));
    for (const audience of ['board', 'public'] as const)
      assert.match(says(audience), /Assessments completed within 45 working days: 72\.3% in July 2022, provisional \(/);
    assert.match(
      says('board'),
      /Of the fall of 8\.1 percentage points .+ Assessment South brings 6\.6 percentage points/,
    );
    assert.doesNotMatch(says('public'), /Assessment South|brings/);
  });

  test('is nothing of a latest figure that is hidden', () => {
    assert.doesNotMatch(paperText(report('public')), /strategy discussion: .+ in July 2022/);
  });

  test('sets published figures beside it with their period and source, those withheld in words', () => {
    for (const audience of ['board', 'public'] as const) {
      const table = tableOn(report(audience), 'Other areas');
      const cells = inWorkbook(table).rows.map((row) => row.map(({ text }) => text));
      const source = 'DfE, Children in need 2021, published 28 October 2021';
      assert.deepEqual(cells[0], ['AS-01', 'England', '87.6%', 'the year to 31 March 2021', source]);
      assert.deepEqual(table.rows[0]?.[2]?.number, { value: 87.6, format: 'percentPoints' });
    }
    assert.match(paperText(report('board')), /South West \| suppressed \(c\)/);
  });

  test('is summed up on the front page only of what can be compared', () => {
    const sentence =
      /Of the 2 measures that can be set beside England’s newest published figure, 0 are better, 1 is worse and 1 is about the same\./;
    assert.match(paperText(report('board')), sentence);
    const without = { ...sampleReport(), published: new Map() };
    assert.doesNotMatch(paperText(report('board', without)), /published figure/);
  });
});

describe('the report for the public', () => {
  test('holds no counts of files and neither their names nor their rows', () => {
    const text = paperText(report('public'));
    assert.doesNotMatch(text, /\.xlsx/);
    assert.doesNotMatch(text, /SHA-256 .*Rows/);
    assert.match(text, /Adoption \| c \|/);
  });

  test('draws no hidden month and none of the lines that would give it away', () => {
    const chart = report('public').blocks.find(
      (block) => block.kind === 'chart' && block.chart.title.startsWith('Initial child protection'),
    );
    assert.ok(chart?.kind === 'chart');
    const july = chart.chart.table.rows.at(-1);
    assert.deepEqual(july?.slice(0, 3), ['July 2022', 'no cases', 'c']);
    for (const row of chart.chart.table.rows) assert.deepEqual(row.slice(3, 6), ['–', '–', '–']);
    assert.match(chart.chart.summary, /No limits can be drawn/);
    assert.doesNotMatch(chart.chart.svg, /91\.3|42 of 46|Upper limit|Average/);
  });

  test('does not say on a chart what happened in the service, which the board reads there', () => {
    const drawn = (audience: 'board' | 'public') =>
      report(audience).blocks.some((block) => block.kind === 'chart' && block.chart.svg.includes('Team manager left'));
    assert.deepEqual([drawn('board'), drawn('public')], [true, false]);
  });

  test('says that there is no chart where every month is hidden', () => {
    const blocks = report('public').blocks;
    assert.equal(blocks.filter((block) => block.kind === 'chart').length, sampleReport().chosen.length - 1);
    assert.match(paperText(report('public')), /There is no chart: every month’s figure is too small to publish\./);
  });
});
