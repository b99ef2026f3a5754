import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localDate } from '#kernel/local-date.ts';
import type { Issue } from '../checks/issue.ts';
import { listOf } from '../lists/index.ts';
import type { ListId } from '../lists/list.ts';
import type { Cell } from '../readers/reading.ts';
import { createInterpreter, type InterpreterOptions, type RowFacts, type Summary } from './index.ts';

type Row = { list: ListId; record: Record<string, string | number | null> } & RowFacts;
type Outcome = { rows: Row[]; issues: Issue[]; summary: Summary };
type Sheets = readonly (readonly [name: string, ...rows: readonly (readonly Cell[])[]])[];

function interpret(sheets: Sheets, options: Partial<InterpreterOptions> & { date1904?: boolean } = {}): Outcome {
  const { date1904 = false, ...others } = options;
  const rows: Row[] = [];
  const issues: Issue[] = [];
  const interpreter = createInterpreter({
    asAt: localDate('2022-07-31'),
    today: localDate('2022-08-09'),
    corrections: [],
    sink: {
      record: (list, record, facts) => rows.push({ list, record, ...facts }),
      issue: (issue) => issues.push(issue),
    },
    ...others,
  });
  interpreter.workbook?.({ date1904 });
  for (const [name, ...cells] of sheets) {
    interpreter.sheet({ name: name.replace(' (hidden)', ''), hidden: name.endsWith('(hidden)') });
    for (const [index, row] of cells.entries()) interpreter.row(index + 1, row);
  }
  return { rows, issues, summary: interpreter.finish() };
}

const headingsOf = (list: ListId) => Object.values(listOf(list).columns).map(({ heading }) => heading);
const CONTACTS = headingsOf('contacts');
const contact = (id: Cell, on: Cell = '2022-07-05', bornOn: Cell = '2012-05-01'): Cell[] => [
  id,
  'b) Female',
  'a) WBRI',
  bornOn,
  10,
  on,
  'q) 6: Police',
];
const codesOf = ({ issues }: Outcome) => issues.map(({ check }) => check);

test('a row becomes a typed record with the row number of its sheet', () => {
  const { rows, issues, summary } = interpret([
    ['List_1', ['List 1: Contacts'], CONTACTS, contact('000123'), [], contact(456, 44747)],
  ]);
  assert.deepEqual(rows, [
    {
      list: 'contacts',
      record: {
        sheetRow: 3,
        childId: '000123',
        gender: 'female',
        ethnicity: 'WBRI',
        bornOn: '2012-05-01',
        ageYears: 10,
        contactedOn: '2022-07-05',
        source: '6',
      },
      sheetRow: 3,
      kept: true,
      errors: 0,
    },
    { ...rows[1], sheetRow: 5, kept: true, errors: 0 },
  ]);
  assert.deepEqual([rows[1]?.record['childId'], rows[1]?.record['contactedOn']], ['456', '2022-07-05']);
  assert.deepEqual(issues, []);
  assert.deepEqual(summary.sheets, [{ sheet: 'List_1', list: 'contacts', headingRow: 2, ignored: null }]);
  assert.deepEqual(summary.lists[0]?.window, { from: '2022-07-05', to: '2022-07-05' });
  assert.equal(summary.notFound.length, 10);
});

test('an issue says where it is and nothing of what the cell holds', () => {
  const { issues } = interpret([['List_1', CONTACTS, contact('C1', '31/02/2022')]]);
  assert.deepEqual(issues, [
    {
      check: 'AX-014',
      effect: 'keepsOut',
      list: 'contacts',
      sheet: 'List_1',
      row: 2,
      column: 'F',
      field: 'contactedOn',
      heading: 'Date of Contact',
      childId: 'C1',
    },
  ]);
});

test('a problem keeps a row out only where the row cannot be counted without the cell', () => {
  for (const [cells, code, kept] of [
    [contact('C1', '30/02/2022'), 'AX-014', false],
    [contact('C1', '2022-07-05', '30/02/2012'), 'AX-014', true],
    [contact('C1', 'soon'), 'AX-013', false],
    [contact('C1', '07/31/2022'), 'AX-015', false],
    [contact('C1', '5/7/22'), 'AX-016', true],
    [contact('C1', 2022), 'AX-017', false],
    [contact('C1', '01/01/1900'), 'AX-018', false],
    [contact('1.23E+15'), 'AX-021', false],
    [contact(true), 'AX-023', false],
    [contact('C1', '#REF!'), 'AX-022', false],
    [contact(null), 'AX-001', false],
    [contact('-'), 'AX-001', false],
    [contact('C1', null), 'AX-002', false],
    [contact('C1', '\u00a0'), 'AX-002', false],
    [contact('C1', '2022-08-01'), 'AX-201', true],
  ] as const) {
    const outcome = interpret([['List_1', CONTACTS, cells]]);
    assert.equal(codesOf(outcome)[0], code, String(cells));
    assert.equal(outcome.rows[0]?.kept, kept, code);
  }
});

test('an unknown code is left out of its row, told with its neighbours and counted', () => {
  const spoiled = (gender: Cell) => contact('C1').with(1, gender);
  const { rows, issues, summary } = interpret([
    ['List_1', CONTACTS, spoiled('Femal'), spoiled(' Femal'), spoiled('b)'), contact('C2').with(2, 's)')],
  ]);
  assert.deepEqual(
    rows.map(({ record, kept }) => [record['gender'], kept]),
    [
      [null, true],
      [null, true],
      ['female', true],
      ['female', true],
    ],
  );
  assert.deepEqual(
    issues.map(({ check }) => check),
    ['AX-011', 'AX-011', 'AX-402', 'AX-012'],
  );
  assert.deepEqual(summary.unknownCodes, [
    { list: 'contacts', field: 'gender', heading: 'Gender', value: 'Femal', count: 2, nearest: ['female'] },
  ]);
});

test('blanks and signs for nothing are counted apart; a required one warns', () => {
  const { issues, summary, rows } = interpret([
    ['List_1', CONTACTS, contact('C1', '2022-07-05', '-'), contact('C2').with(1, ' '), contact('C3').with(2, 'nan')],
  ]);
  assert.deepEqual(summary.lists[0]?.blanks, [
    { field: 'gender', blank: 1, placeholder: 0 },
    { field: 'ethnicity', blank: 0, placeholder: 1 },
    { field: 'bornOn', blank: 0, placeholder: 1 },
  ]);
  assert.deepEqual(
    issues.map(({ check, field }) => [check, field]),
    [
      ['AX-003', 'gender'],
      ['AX-003', 'ethnicity'],
    ],
  );
  assert.equal(
    rows.every(({ kept }) => kept),
    true,
  );
});

test('totals, repeated headings and rows without an understood cell are no cases', () => {
  const { rows, summary, issues } = interpret([
    [
      'List_1',
      [...CONTACTS, 'Errors'],
      contact('C1'),
      CONTACTS,
      ['Total', null, null, null, null, null, 2],
      [null, null, null, null, null, null, null, 'ok'],
      contact('C2'),
    ],
  ]);
  assert.deepEqual(
    rows.map(({ sheetRow }) => sheetRow),
    [2, 6],
  );
  assert.deepEqual(
    issues.map(({ check, effect, row }) => [check, effect, row]),
    [
      ['AX-005', 'keepsOut', 3],
      ['AX-004', 'keepsOut', 4],
    ],
  );
  const [list] = summary.lists;
  assert.deepEqual([list?.rows, list?.kept, list?.notRows, list?.emptyRows], [2, 2, 2, 1]);
  assert.deepEqual(
    list?.headings.filter(({ field }) => field === null).map(({ column, heading }) => [column, heading]),
    [['H', 'Errors']],
  );
});

test('a missing column is an issue on the list, not the loss of it', () => {
  const outcome = interpret([['List_1', CONTACTS.slice(0, 6), contact('C1').slice(0, 6)]]);
  assert.deepEqual(codesOf(outcome), ['AX-101']);
  assert.deepEqual(outcome.rows[0]?.kept, true);
  const undated = interpret([['List_1', CONTACTS.toSpliced(5, 1), contact('C1').toSpliced(5, 1)]]);
  assert.deepEqual(codesOf(undated), ['AX-102']);
  assert.deepEqual(undated.rows[0]?.kept, false);
});

test('front sheets, hidden sheets and a second sheet of a list are left, and said to be', () => {
  const { rows, issues, summary } = interpret([
    ['Front_Sheet', ['Annex A'], ['Extract as at', '2022-07-05']],
    ['Raw (hidden)', CONTACTS, contact('C0')],
    ['List 1', CONTACTS, contact('C1')],
    ['Contacts', CONTACTS, contact('C2')],
    ['List 4', ['Nothing', 'here']],
    ['Sheet9', ['Team', 'Cost']],
    ['Empty'],
  ]);
  assert.deepEqual(
    rows.map(({ record }) => record['childId']),
    ['C1'],
  );
  assert.deepEqual(
    summary.sheets.map(({ sheet, ignored }) => [sheet, ignored]),
    [
      ['Front_Sheet', 'named'],
      ['Raw', 'hidden'],
      ['List 1', null],
      ['Contacts', 'listTwice'],
      ['List 4', 'noHeadings'],
      ['Sheet9', 'noHeadings'],
      ['Empty', 'empty'],
    ],
  );
  assert.deepEqual(
    issues.map(({ check, sheet }) => [check, sheet]),
    [
      ['AX-108', 'Raw'],
      ['AX-106', 'Contacts'],
      ['AX-111', 'List 4'],
    ],
  );
  assert.deepEqual(summary.questions, [{ kind: 'listTwice', list: 'contacts', sheets: ['List 1', 'Contacts'] }]);
  assert.deepEqual(summary.proposedAsAt, { asAt: '2022-07-05', from: 'sheet' });
});

test('a person can say which of two sheets is the list', () => {
  const { rows, issues, summary } = interpret(
    [
      ['List 1', CONTACTS, contact('C1')],
      ['Contacts', CONTACTS, contact('C2')],
    ],
    { answers: { sheets: [{ list: 'contacts', sheet: 'Contacts' }] } },
  );
  assert.deepEqual(
    rows.map(({ record }) => record['childId']),
    ['C2'],
  );
  assert.deepEqual([issues, summary.questions], [[], []]);
});

test('a list with headings and no rows is said to be empty', () => {
  assert.deepEqual(codesOf(interpret([['List 1', CONTACTS]])), ['AX-107']);
});

test('a name that contradicts the headings is said', () => {
  const outcome = interpret([['List 1', headingsOf('referrals'), []]]);
  assert.deepEqual(codesOf(outcome), ['AX-105', 'AX-107']);
  assert.equal(outcome.summary.lists[0]?.list, 'referrals');
});

test('two headings of one column are asked about, and a correction answers', () => {
  const sheet = ['List 1', [...CONTACTS, 'Gender'], [...contact('C1'), 'a) Male']] as const;
  const asked = interpret([sheet]);
  assert.deepEqual(codesOf(asked), ['AX-103', 'AX-103', 'AX-101']);
  assert.equal(asked.rows[0]?.record['gender'], null);
  assert.equal(asked.summary.questions[0]?.kind, 'columnTwice');
  const answered = interpret([sheet], {
    corrections: [{ list: 'contacts', heading: 'Gender', field: 'gender', column: 'H' }],
  });
  assert.equal(answered.rows[0]?.record['gender'], 'male');
  assert.deepEqual(codesOf(answered), []);
});

test('a column with days that exist month first only is asked about; the answer is used', () => {
  const sheet = ['List 1', CONTACTS, contact('C1', '03/15/2022'), contact('C2', '04/05/2022')] as const;
  const asked = interpret([sheet]);
  assert.deepEqual(codesOf(asked), ['AX-015', 'AX-109']);
  assert.deepEqual(asked.summary.questions, [
    {
      kind: 'monthFirst',
      list: 'contacts',
      sheet: 'List 1',
      column: 'F',
      heading: 'Date of Contact',
      field: 'contactedOn',
    },
  ]);
  const answered = interpret([sheet], { answers: { monthFirst: [{ list: 'contacts', heading: 'Date of Contact' }] } });
  assert.deepEqual(
    answered.rows.map(({ record }) => record['contactedOn']),
    ['2022-03-15', '2022-04-05'],
  );
  assert.deepEqual(answered.summary.questions, []);
});

test('one slip in a British column is a slip, not a question', () => {
  const outcome = interpret([['List 1', CONTACTS, contact('C1', '03/15/2022'), contact('C2', '15/03/2022')]]);
  assert.deepEqual(codesOf(outcome), ['AX-015']);
});

test('a workbook that counts from 1904 is read so', () => {
  const { rows } = interpret([['List 1', CONTACTS, contact('C1', 43285)]], { date1904: true });
  assert.equal(rows[0]?.record['contactedOn'], '2022-07-05');
});

test('a child twice on a list of one row per child is kept out the second time; a row kept out does not count as the first', () => {
  const plans = headingsOf('childProtection');
  const plan = (startedOn: Cell, endedOn: Cell) =>
    plans.map((heading) =>
      heading === 'Child Unique ID'
        ? 'C1'
        : heading.endsWith('Plan Start Date')
          ? startedOn
          : heading.endsWith('Plan End Date')
            ? endedOn
            : null,
    );
  const { rows } = interpret([
    ['List 7', plans, plan('2022-02-01', '2022-01-01'), plan('2022-03-01', null), plan('2022-04-01', null)],
  ]);
  assert.deepEqual(
    rows.map(({ kept }) => kept),
    [false, true, false],
  );
});

test('the same child with two births is found across lists', () => {
  const outcome = interpret([
    ['List 1', CONTACTS, contact('C1', '2022-07-05', '2012-05-01')],
    ['List 2', headingsOf('earlyHelp'), ['C1', 'b) Female', 'a) WBRI', '2012-05-02', 10, '2022-07-05', null, 'School']],
  ]);
  assert.deepEqual(
    outcome.issues.map(({ check, list, row }) => [check, list, row]),
    [['AX-501', 'earlyHelp', 2]],
  );
});

test('what is only known at the end is placed in its row', () => {
  const { issues, summary } = interpret([['List 1', CONTACTS, contact('0123'), contact('123')]]);
  assert.deepEqual(
    issues.map(({ check, row, column }) => [check, row, column]),
    [['AX-505', 2, 'A']],
  );
  assert.deepEqual(summary.checks, [{ check: 'AX-505', list: 'contacts', effect: 'warns', count: 1 }]);
});

test('an as-at date is proposed from the file name, then a stated day, then the latest event', () => {
  const sheet = ['List 1', CONTACTS, contact('C1', '2022-07-05'), contact('C2', '2032-07-05')] as const;
  const stated = ['List 1', ['Produced 01/08/2022'], CONTACTS, contact('C1', '2022-07-05')] as const;
  for (const [name, sheets, expected] of [
    ['Annex A 2022-07-31.xlsx', [stated], { asAt: '2022-07-31', from: 'fileName' }],
    ['AnnexA_20220731.xlsx', [sheet], { asAt: '2022-07-31', from: 'fileName' }],
    ['annex_a_31_07_2022.xlsx', [sheet], { asAt: '2022-07-31', from: 'fileName' }],
    ['Annex A 31 July 2022.xlsx', [sheet], { asAt: '2022-07-31', from: 'fileName' }],
    ['Annex A 2032-07-31.xlsx', [stated], { asAt: '2022-08-01', from: 'sheet' }],
    ['Annex A.xlsx', [sheet], { asAt: '2022-07-05', from: 'latestEvent' }],
    ['Annex A.xlsx', [['List 1', CONTACTS]], null],
  ] as const)
    assert.deepEqual(interpret(sheets, { fileName: name }).summary.proposedAsAt, expected, name);
});

test('headings of JavaScript’s own objects are just text', () => {
  const { summary } = interpret([
    ['List 1', [...CONTACTS, '__proto__', 'constructor'], [...contact('C1'), '{"a":1}', 'x']],
  ]);
  assert.deepEqual(
    summary.lists[0]?.headings.slice(7).map(({ heading, field }) => [heading, field]),
    [
      ['__proto__', null],
      ['constructor', null],
    ],
  );
  assert.equal(({} as Record<string, unknown>)['a'], undefined);
});
