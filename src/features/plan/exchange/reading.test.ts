import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { LocalDate } from '#kernel/local-date.ts';
import { dayFrom } from './day.ts';
import { FIELD_NAMES, type Field, proposedMapping } from './fields.ts';
import { type KnownToPlan, NO_OUTCOME, NO_PRIORITY, type RowRead, readRows } from './reading.ts';
import { answersIn, milestonesIn } from './row-parts.ts';
import { MOST_ROWS, type Sheet, tableIn, tableProblem } from './table.ts';

const day = (text: string) => text as LocalDate;
const TODAY = day('2022-08-09');

const KNOWN: KnownToPlan = {
  today: TODAY,
  refs: new Set(['1.1']),
  recommendations: new Map([
    ['REC-01', 'first'],
    ['REC-03', 'third'],
    ['SEE CHILDREN, AND SEE THEM IN TIME', 'first'],
  ]),
  endedPartners: new Set(['a trust that left']),
  peopleNamed: (name) => ({ 'ada obi': ['ada'], 'jo bell': ['jo-1', 'jo-2'] })[name.toLowerCase()] ?? [],
};

const sheet = (headings: readonly string[], ...rows: string[][]): Sheet => ({
  ...{ name: 'Plan', headingRow: 1, headings },
  rows: rows.map((cells, index) => ({ row: index + 2, cells })),
});

const HEADINGS = ['Ref', 'Action', 'Lead', 'Due date', 'Status'];
const read = (...rows: string[][]) => readRows(sheet(HEADINGS, ...rows), proposedMapping(HEADINGS), KNOWN);
const said = (result: ReturnType<typeof readRows>, row = 2) =>
  result.problems.filter((problem) => problem.row === row).map(({ text }) => text);

describe('a day in a cell', () => {
  for (const [text, expected] of [
    ['2022-09-30', '2022-09-30'],
    ['2022-09-30T00:00:00', '2022-09-30'],
    ['30/09/2022', '2022-09-30'],
    ['30.9.22', '2022-09-30'],
    ['30-09-2022', '2022-09-30'],
    ['30 September 2022', '2022-09-30'],
    ['30th Sept 2022', '2022-09-30'],
    ['30-Sep-22', '2022-09-30'],
    ['by 30/09/2022', '2022-09-30'],
    ['Sep 2022', '2022-09-30'],
    ['Sep-22', '2022-09-30'],
    ['end of February 2024', '2024-02-29'],
    ['29/02/2024', '2024-02-29'],
    ['29/02/2023', null],
    ['31/09/2022', null],
    ['09/30/2022', null],
    ['0/9/2022', null],
    ['30/09', null],
    ['30 September', null],
    ['Se 2022', null],
    ['Smarch 2022', null],
    ['44834', null],
    ['2022', null],
    ['Q2 2022', null],
    ['ongoing', null],
    ['', null],
  ] as const)
    it(`reads ${text === '' ? 'an empty one' : text} as ${expected ?? 'none'}`, () =>
      assert.equal(dayFrom(text), expected));
});

describe('what columns seem to be', () => {
  for (const [headings, expected] of [
    [
      ['Ref', 'Action', 'Lead Officer', 'Due Date:', 'RAG'],
      ['ref', 'title', 'owner', 'dueOn', null],
    ],
    [
      ['Action', 'Lead(s)', 'Deadline'],
      ['title', 'owner', 'dueOn'],
    ],
    [
      ['Action', 'What is to be done', 'Due'],
      ['ref', 'title', 'dueOn'],
    ],
    [
      ['Ofsted Recommendation(s)', 'Action required', 'By when', 'Progress to date', 'Comments'],
      ['answers', 'title', 'dueOn', 'update', null],
    ],
    [
      ['Owner', 'Owner', '', ''],
      ['owner', null, null, null],
    ],
    [
      ['PRIORITY AREA', 'Intended outcome', 'Key milestones', 'Original due date', 'Revised due date'],
      ['priority', 'outcome', 'milestones', 'originalDueOn', 'dueOn'],
    ],
  ] as const)
    it(`of ${headings.join(', ')}`, () => assert.deepEqual(proposedMapping(headings), expected));

  it('gives no field to two columns, whatever the headings are', () => {
    const heading = fc.constantFrom('Action', 'Ref', 'Due', 'Owner', 'Lead', '', 'Status', 'Outcome', 'Title', 'No.');
    fc.assert(
      fc.property(fc.array(heading, { maxLength: 12 }), (headings) => {
        const fields = proposedMapping(headings).filter((field) => field !== null);
        assert.equal(new Set(fields).size, fields.length);
      }),
    );
  });
});

describe('the table of a workbook', () => {
  const rows = (...cells: string[][]) => cells.map((each, index) => ({ row: index + 1, cells: each }));

  it('is found behind a front sheet and under a title', () => {
    const table = tableIn([
      { name: 'Front', rows: rows(['Improvement plan'], ['Owner', 'A council']) },
      {
        name: 'Actions',
        rows: rows(['Plan of 2022'], HEADINGS, ['1', 'See children', 'Ada', '30/09/2022', 'G', 'more']),
      },
    ]);
    assert.deepEqual([table?.name, table?.headingRow], ['Actions', 2]);
    assert.deepEqual(table?.headings, [...HEADINGS, '']);
    assert.deepEqual(table?.rows, [{ row: 3, cells: ['1', 'See children', 'Ada', '30/09/2022', 'G', 'more'] }]);
  });

  it('is the first sheet with anything on it where no heading is known', () => {
    const table = tableIn([
      { name: 'Empty', rows: [] },
      { name: 'Words', rows: rows(['Spalte', 'Andere'], ['a']) },
    ]);
    assert.deepEqual([table?.name, table?.headings, table?.rows[0]?.cells], ['Words', ['Spalte', 'Andere'], ['a', '']]);
  });

  it('has at least one row and at most 2,000', () => {
    const many = (count: number) => tableIn([{ name: 'A', rows: rows(HEADINGS, ...Array(count).fill(['1'])) }]);
    assert.match(tableProblem(tableIn([])) ?? '', /holds nothing/);
    assert.match(tableProblem(many(0)) ?? '', /no row under the headings/);
    assert.equal(tableProblem(many(MOST_ROWS)), null);
    assert.match(tableProblem(many(MOST_ROWS + 1)) ?? '', /more than 2000 rows/);
  });
});

describe('milestones in a cell', () => {
  const parts = (text: string) => milestonesIn(text, day('2022-09-30'), TODAY, () => assert.fail(text));
  for (const [text, expected] of [
    ['Hire', [['Hire', '2022-09-30']]],
    [
      'Hire by 31/08/2022; Train (15 Sep 2022)',
      [
        ['Hire', '2022-08-31'],
        ['Train', '2022-09-15'],
      ],
    ],
    [
      '- Hire: August 2022\n• Train staff (all teams)',
      [
        ['Hire', '2022-08-31'],
        ['Train staff (all teams)', '2022-09-30'],
      ],
    ],
    ['Train (all teams) 30/08/2022', [['Train (all teams)', '2022-08-30']]],
    ['31/08/2022', [['31/08/2022', '2022-09-30']]],
    [';;\n', []],
  ] as const)
    it(`such as ${JSON.stringify(text)}`, () =>
      assert.deepEqual(
        parts(text).map(({ title, dueOn }) => [title, dueOn]),
        expected,
      ));
});

describe('what a row answers', () => {
  for (const [text, ids, unknown] of [
    ['Rec 3', ['third'], []],
    ['rec-01, 3', ['first', 'third'], []],
    ['Recommendation 1 and 3', ['first', 'third'], []],
    ['REC-03; REC-03', ['third'], []],
    ['See children, and see them in time', ['first'], []],
    ['Rec 2', [], ['Rec 2']],
    ['1, Leadership', ['first'], ['Leadership']],
    ['', [], []],
  ] as const)
    it(`in ${text === '' ? 'an empty cell' : text}`, () => {
      const answers = answersIn(text, KNOWN.recommendations);
      assert.deepEqual([answers.recommendationIds, answers.unknown], [ids, unknown]);
    });

  it('is the wider programme where it says so', () =>
    assert.equal(answersIn('wider programme', KNOWN.recommendations).isWider, true));
});

describe('a row', () => {
  const fine = ['2.1', 'See children', 'Ada Obi', '30/09/2022', ''];

  it('without a fault is taken and says nothing', () => {
    const result = read(fine);
    const [row] = result.rows;
    assert.deepEqual(result.problems, []);
    assert.deepEqual([row?.ref, row?.ownerId, row?.startsOn, row?.dueOn], ['2.1', 'ada', TODAY, '2022-09-30']);
    assert.deepEqual([row?.outcome, row?.priority], [NO_OUTCOME, NO_PRIORITY]);
  });

  for (const [name, cells, expected] of [
    ['does not say what is to be done', ['2.1', '', 'Ada Obi', '30/09/2022'], /does not say what is to be done/],
    ['has too long a title', ['2.1', 'a'.repeat(301), 'Ada Obi', '30/09/2022'], /Longer than 300/],
    ['has no due day', ['2.1', 'See', 'Ada Obi', ''], /no day on which it is due/],
    ['has a word as its day', ['2.1', 'See', 'Ada Obi', 'ongoing'], /“ongoing” is not a day/],
    ['has a day of another age', ['2.1', 'See', 'Ada Obi', '30/09/1922'], /1 January 2000 or later/],
    ['has a day of another generation', ['2.1', 'See', 'Ada Obi', '30/09/2222'], /9 August 2032 or earlier/],
    ['names an NHS number', ['2.1', 'See 943 476 5919', 'Ada Obi', '30/09/2022'], /NHS number/],
    ['has a postcode in a column of no field', [...fine.slice(0, 4), 'SW1A 1AA'], /no field takes.*postcode/],
    ['has an error for a title', ['2.1', '#REF!', 'Ada Obi', '30/09/2022'], /holds an error/],
    ['has too much beside', [...fine.slice(0, 4), 'a'.repeat(2000)], /longer than 2000/],
  ] as const)
    it(`that ${name} stays out`, () => {
      const result = read([...cells]);
      assert.match(said(result).join('\n'), expected);
      assert.deepEqual([...result.stopped], [2]);
    });

  for (const [name, cells, expected] of [
    ['of nobody', ['2.1', 'See', '', '30/09/2022'], /Nobody is named/],
    ['of somebody unknown', ['2.1', 'See', 'Head of service', '30/09/2022'], /has no account here/],
    ['of one of two by a name', ['2.1', 'See', 'Jo Bell', '30/09/2022'], /more than one person/],
    ['under a number of the plan', ['1.1', 'See', 'Ada Obi', '30/09/2022'], /taken already: it becomes 900\.1/],
    ['under a word', ['A-one', 'See', 'Ada Obi', '30/09/2022'], /no number such as 2\.1\.3: it becomes 900\.1/],
  ] as const)
    it(`${name} is taken, and says what became of it`, () => {
      const result = read([...cells]);
      assert.match(said(result).join('\n'), expected);
      assert.equal(result.stopped.size, 0);
    });

  it('stays out, like every other, while no column says what is to be done or when', () => {
    const result = readRows(sheet(HEADINGS, fine), [null, null, null, null, null], KNOWN);
    assert.deepEqual([...result.stopped], [2]);
    assert.equal(result.problems.filter(({ row }) => row === 1).length, 2);
  });

  it('gets a number that no other row has', () => {
    const result = read(fine, fine, ['', 'See', 'Ada Obi', '30/09/2022'], ['900.1', 'See', 'Ada Obi', '30/09/2022']);
    const refs = result.rows.map(({ ref }) => ref);
    assert.deepEqual(refs, ['2.1', '900.2', '900.3', '900.1']);
    assert.equal(result.rows[1]?.detail, 'Number in the file: 2.1');
  });

  it('has a number that the plan takes, also after a thousand that have none', () => {
    const rows = Array.from({ length: MOST_ROWS }, () => ['', 'See', 'Ada Obi', '30/09/2022', '']);
    const refs = read(...rows).rows.map(({ ref }) => ref);
    assert.equal(new Set(refs).size, MOST_ROWS);
    assert.ok(refs.every((ref) => /^\d{1,3}\.\d{1,3}$/.test(ref)));
  });

  it('under merged cells stands where the row above does, until another priority begins', () => {
    const headings = ['Priority', 'Outcome', 'Action', 'Due'];
    const result = readRows(
      sheet(
        headings,
        ['Leaders', '1.1 Staff stay', 'Hire', '30/09/2022'],
        ['', '', 'Train', '30/09/2022'],
        ['Front door', '', 'See', '30/09/2022'],
      ),
      proposedMapping(headings),
      KNOWN,
    );
    assert.deepEqual(
      result.rows.map(({ priority, outcome }) => [priority, outcome]),
      [
        ['Leaders', 'Staff stay'],
        ['Leaders', 'Staff stay'],
        ['Front door', NO_OUTCOME],
      ],
    );
    assert.match(said(result, 3).join(), /Outcome for children: empty, so taken as in the row above/);
  });

  it('whose organisation left, that starts too late, or shows before it starts, stays out', () => {
    const headings = ['Action', 'Due', 'Starts', 'Impact expected', 'Partner'];
    const [left, late, early] = [
      ['See', '30/09/2022', '', '', 'A Trust that left'],
      ['See', '30/09/2022', '01/10/2022', '', ''],
      ['See', '30/09/2022', '01/09/2022', '31/08/2022', ''],
    ].map((cells) => readRows(sheet(headings, cells), proposedMapping(headings), KNOWN));
    for (const [result, expected] of [
      [left, /no longer takes part/],
      [late, /starts after/],
      [early, /cannot notice/],
    ] as const) {
      assert.ok(result);
      assert.match(said(result).join('\n'), expected);
      assert.equal(result.stopped.size, 1);
    }
  });
});

describe('nothing of a file is lost', () => {
  const HEADING: Record<Field, string> = {
    ...{ ref: 'Ref', title: 'Title', outcome: 'Outcome', priority: 'Priority', owner: 'Owner', partner: 'Partner' },
    ...{ contributors: 'Contributors', resources: 'Resources', startsOn: 'Starts', dueOn: 'Due' },
    ...{ originalDueOn: 'Originally due', impactExpectedOn: 'Impact expected', answers: 'Answers' },
    ...{ milestones: 'Milestones', update: 'Update' },
  };
  const word = fc.stringMatching(/^[A-Za-z=+@"'<&-][A-Za-z =+@"'<&-]{0,12}[A-Za-z"&=]$/);
  const days = fc.constantFrom('30/09/2022', '2022-10-01', 'Sep 2022', '1-Nov-22');
  const cellOf = (field: Field | null) => {
    if (field === 'startsOn' || field === 'impactExpectedOn') return fc.constant('');
    if (field === 'dueOn' || field === 'originalDueOn') return days;
    if (field === 'ref') return fc.oneof(word, fc.constantFrom('1.1', '2.1', '2.2.2', 'Action 3', '4.', ''));
    if (field === 'answers') return fc.oneof(word, fc.constantFrom('Rec 1', 'REC-03, other', ''));
    if (field === 'milestones') return fc.array(word, { maxLength: 3 }).map((words) => words.join(';'));
    return field === 'title' ? word : fc.oneof(word, fc.constant(''));
  };
  const columns = fc
    .shuffledSubarray<Field>([
      'ref',
      ...FIELD_NAMES.filter((field) => field !== 'title' && field !== 'dueOn' && field !== 'ref'),
    ])
    .chain((some) =>
      fc.shuffledSubarray<Field | null>(['title', 'dueOn', ...some, null, null], { minLength: some.length + 4 }),
    );
  const drawn = columns.chain((fields) =>
    fc.array(fc.tuple(...fields.map(cellOf)), { minLength: 1, maxLength: 6 }).map((rows) => ({ fields, rows })),
  );

  /** Where a cell ought to be found again. */
  function isKept(cell: string, field: Field | null, action: RowRead): boolean {
    const detail = action.detail;
    const line = cell.replaceAll(/\s+/g, ' ').trim();
    if (field === null) return detail.includes(cell);
    if (field === 'ref') return action.ref === cell || detail.includes(cell);
    if (field === 'dueOn' || field === 'originalDueOn') return action[field] === dayFrom(cell);
    if (field === 'startsOn' || field === 'impactExpectedOn') return cell === '';
    if (field === 'milestones') {
      const said = action.milestones.map(({ title }) => title).join(';');
      return cell.split(';').every((part) => said.includes(part.replace(/^[\s•*–-]+/, '').trim()));
    }
    if (field === 'answers')
      return answersIn(cell, KNOWN.recommendations).unknown.every((words) => detail.includes(words));
    return action[field] === line || (field === 'update' && action.update === cell);
  }

  it('in whatever columns it stands, of every row that is taken', () => {
    fc.assert(
      fc.property(drawn, ({ fields, rows }) => {
        const headings = fields.map((field, index) => (field === null ? `Column of ours ${index}` : HEADING[field]));
        const trimmed = rows.map((cells) => cells.map((cell) => cell.trim()));
        const mapping = proposedMapping(headings);
        assert.deepEqual(mapping, fields);
        const result = readRows(sheet(headings, ...trimmed), mapping, KNOWN);
        for (const [index, action] of result.rows.entries())
          for (const [place, field] of fields.entries()) {
            const cell = trimmed[index]?.[place] ?? '';
            if (cell !== '' && !result.stopped.has(action.row))
              assert.ok(isKept(cell, field, action), `${field}: ${JSON.stringify(cell)} in ${JSON.stringify(action)}`);
          }
        assert.equal(new Set(result.rows.map(({ ref }) => ref)).size, rows.length);
      }),
      { numRuns: 200 },
    );
  });
});
