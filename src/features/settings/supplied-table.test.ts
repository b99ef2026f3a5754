import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measureId } from '#features/measures/index.ts';
import { month } from '#kernel/month.ts';
import { type Cell, monthIn, numericIn } from './supplied-cells.ts';
import { type Known, MOST_ROWS, readTable } from './supplied-table.ts';

const KNOWN: Known = {
  measures: [
    { id: measureId('LM-01'), title: 'Return interviews within 72 hours', kind: 'proportion' },
    { id: measureId('LM-02'), title: 'Children for each social worker', kind: 'mean' },
    { id: measureId('LM-03'), title: 'Compliments', kind: 'count' },
    { id: measureId('LM-04'), title: 'Young carers', kind: 'rate' },
  ],
  teamOf: (written) => (written === 'North' ? 'north-id' : null),
  lastMonth: month('2022-07'),
};

const HEAD: Cell[] = ['Measure', 'Month', 'Team', 'Numerator', 'Denominator'];

function table(...rows: Cell[][]) {
  return readTable(
    [HEAD, ...rows].map((cells, index) => ({ row: index + 1, cells })),
    KNOWN,
  );
}

const ROWS: [what: string, row: Cell[], problem: RegExp | null][] = [
  ['a share', ['LM-01', '2022-07', 'North', 3, 4], null],
  ['a share of everybody', ['LM-01', '2022-07', null, 4, 4], null],
  ['a share of more than all', ['LM-01', '2022-07', null, 5, 4], /^2 numerator: 5 of 4 is more than all/],
  ['no cases', ['LM-01', '2022-07', null, 0, 0], null],
  ['a measure by its title', ['return interviews  within 72 hours', '2022-07', '', 3, 4], null],
  ['an unknown measure', ['LM-09', '2022-07', '', 3, 4], /^2 measure: “LM-09” is none/],
  ['a measure of the catalogue', ['CP-10', '2022-07', '', 3, 4], /^2 measure/],
  ['no measure', [null, '2022-07', '', 3, 4], /^2 measure/],
  ['no month', ['LM-01', '', '', 3, 4], /^2 month: “” is not a month/],
  ['an unreadable month', ['LM-01', 'Q2 2022', '', 3, 4], /^2 month: “Q2 2022” is not a month/],
  ['the last month', ['LM-01', '2022-07', '', 3, 4], null],
  ['a month that has not ended', ['LM-01', '2022-08', '', 3, 4], /^2 month: August 2022 has not ended/],
  ['the first month of 2000', ['LM-01', '2000-01', '', 3, 4], null],
  ['the last month before 2000', ['LM-01', '1999-12', '', 3, 4], /^2 month/],
  ['an unknown team', ['LM-01', '2022-07', 'Nowhere', 3, 4], /^2 team: “Nowhere” is no team/],
  ['text for a number', ['LM-01', '2022-07', '', 'three', 4], /^2 numerator: “three” is not a number/],
  ['text for a denominator', ['LM-01', '2022-07', '', 3, 'n/a'], /^2 denominator: “n\/a” is not a number/],
  ['a percentage', ['LM-01', '2022-07', '', '72%', 4], /^2 numerator: 72% is a percentage/],
  ['a fraction for a count', ['LM-01', '2022-07', '', 0.72, 4], /^2 numerator: 0.72 is not a whole number/],
  ['half a case below', ['LM-01', '2022-07', '', 3, 4.5], /^2 denominator: 4.5 is not a whole number/],
  ['less than nothing', ['LM-01', '2022-07', '', -1, 4], /^2 numerator: -1 is below 0/],
  ['a denominator below nothing', ['LM-01', '2022-07', '', 0, -4], /^2 denominator: -4 is below 0/],
  ['no numerator', ['LM-01', '2022-07', '', null, 4], /^2 numerator: The numerator is missing/],
  ['a share out of nothing said', ['LM-01', '2022-07', '', 3, null], /^2 denominator: The denominator is missing/],
  ['a mean', ['LM-02', '2022-07', '', 412.5, 24], null],
  ['a mean of nobody', ['LM-02', '2022-07', '', 0, 0], null],
  ['a mean of something by nobody', ['LM-02', '2022-07', '', 3, 0], /^2 denominator: Something was counted/],
  ['a mean above one', ['LM-02', '2022-07', '', 30, 4], null],
  ['a mean without denominator', ['LM-02', '2022-07', '', 30, ''], /^2 denominator: The denominator is missing/],
  ['a count', ['LM-03', '2022-07', '', 30, ''], null],
  ['a count with a denominator', ['LM-03', '2022-07', '', 30, 40], /^2 denominator: This measure is a count/],
  ['a rate', ['LM-04', '2022-07', '', '1,204', '60,240'], null],
  ['a rate without population', ['LM-04', '2022-07', '', 30, null], /^2 denominator: .* how many children live here/],
];

for (const [what, row, problem] of ROWS)
  test(`a row with ${what} ${problem ? 'is told by row and column' : 'is taken'}`, () => {
    const { values, problems } = table(row);
    if (problem === null) assert.deepEqual(problems, []);
    else assert.match(problems.map((one) => `${one.row} ${one.column}: ${one.text}`).join('\n'), problem);
    assert.equal(values.length, problem === null ? 1 : 0);
  });

test('with one fault nothing of a table is taken', () => {
  const { values, problems } = table(['LM-01', '2022-06', '', 3, 4], ['LM-01', '2022-07', '', 'x', 4]);
  assert.deepEqual([values.length, problems.length], [0, 1]);
});

test('every fault of a row is told at once, in the order of the columns', () => {
  const { problems } = table(['LM-09', 'soon', 'Nowhere', 'x', 'y']);
  assert.deepEqual(
    problems.map(({ column }) => column),
    ['measure', 'month', 'team', 'numerator', 'denominator'],
  );
});

test('the same measure, month and team may stand once; another team is another figure', () => {
  const same = table(['LM-01', '2022-07', '', 3, 4], ['LM-01', 'July 2022', '', 2, 4]);
  assert.deepEqual(same.problems, [
    { row: 3, column: 'measure', text: 'This measure, month and team stand in row 2 already' },
  ]);
  assert.deepEqual(table(['LM-01', '2022-07', '', 3, 4], ['LM-01', '2022-07', 'North', 2, 4]).problems, []);
});

test('percentages as 0.72 and as 72 in one column are told', () => {
  const { problems } = table(['LM-01', '2022-06', '', 0.72, 1], ['LM-01', '2022-07', '', 72, 100]);
  assert.match(problems[0]?.text ?? '', /LM-01 has numbers below 1 \(row 2\) and above 1 \(row 3\)/);
  assert.equal(problems[0]?.row, null);
});

test('a mean may be below 1 in one month and above 1 in another', () => {
  assert.deepEqual(table(['LM-02', '2022-06', '', 0.5, 1], ['LM-02', '2022-07', '', 72, 4]).problems, []);
});

const HEADINGS: [what: string, head: Cell[], problems: string[]][] = [
  ['in another order and case', ['NUMERATOR', ' month ', 'measure', 'Denominator'], []],
  ['without a month', ['Measure', 'Numerator'], ['There is no column called “month”']],
  ['with a column twice', ['Measure', 'Month', 'Numerator', 'numerator'], ['There are 2 columns called “numerator”']],
];

for (const [what, head, expected] of HEADINGS)
  test(`headings ${what}`, () => {
    const cells = head.map((heading) => {
      const row: Record<string, Cell> = { measure: 'LM-01', month: '2022-07', numerator: 3, denominator: 4 };
      return row[String(heading).trim().toLowerCase()] ?? null;
    });
    const { problems } = readTable(
      [
        { row: 1, cells: head },
        { row: 2, cells },
      ],
      KNOWN,
    );
    assert.deepEqual(
      problems.map(({ text }) => text),
      expected,
    );
  });

test('a table without rows, and one without anything, are told', () => {
  assert.match(table().problems[0]?.text ?? '', /no row under the headings/);
  assert.match(readTable([], KNOWN).problems[0]?.text ?? '', /is empty/);
});

test('as many rows as a small table may have are taken, and no more', () => {
  const rows = (count: number) =>
    Array.from({ length: count }, (_, index): Cell[] => ['LM-03', `${2000 + (index % 20)}-01`, '', index, null]);
  assert.equal(
    table(...rows(MOST_ROWS)).problems.some(({ text }) => text.includes('at once')),
    false,
  );
  assert.match(table(...rows(MOST_ROWS + 1)).problems[0]?.text ?? '', /5,001 rows; at most 5,000/);
});

const MONTHS: [Cell, string | null][] = [
  ['2022-07', '2022-07'],
  ['2022-07-31', '2022-07'],
  ['2022-07-01T00:00:00', '2022-07'],
  ['2022-07-32', null],
  ['2022-13', null],
  ['July 2022', '2022-07'],
  ['jul 2022', '2022-07'],
  ['Jul-22', '2022-07'],
  ['Sept 2022', '2022-09'],
  ['Juli 2022', null],
  ['07/2022', '2022-07'],
  ['7/2022', '2022-07'],
  ['13/2022', null],
  ['31/07/2022', '2022-07'],
  ['31/06/2022', null],
  ['2022', null],
  [44743, null],
  [null, null],
];

for (const [cell, expected] of MONTHS)
  test(`${JSON.stringify(cell)} is ${expected ?? 'no month'}`, () => {
    assert.equal(monthIn(cell), expected);
  });

const NUMBERS: [Cell, string][] = [
  [3, 'number'],
  ['3', 'number'],
  ['1,204', 'number'],
  ['1,20', 'text'],
  ['3.5', 'number'],
  ['-3', 'number'],
  ['', 'blank'],
  [' ', 'blank'],
  [null, 'blank'],
  ['72%', 'percentage'],
  ['3e4', 'text'],
  ['=1+1', 'text'],
  ['#N/A', 'text'],
  [true, 'text'],
];

for (const [cell, kind] of NUMBERS)
  test(`${JSON.stringify(cell)} in a number column is ${kind}`, () => {
    assert.equal(numericIn(cell).kind, kind);
  });
