import { type Column, type ListId, listOf, listTitle } from '#features/extracts/index.ts';
import type { Block, PaperDocument, Run, Table } from '#features/papers/index.ts';
import { dateInWords, type LocalDate, parseLocalDate } from '#kernel/local-date.ts';
import { momentInWords } from '#kernel/moment.ts';
import type { ChildRow } from './child-row.ts';

/** A line of the record in which the child's rows were shown. */
export type Look = { at: Date; person: string | null; what: string; reason: string | null };

export type SubjectAccess = {
  council: string;
  childId: string;
  pseudonym: string;
  rows: readonly ChildRow[];
  looked: readonly Look[];
  /** How long extracts are kept. */
  keptMonths: number;
  preparedOn: LocalDate;
  preparedBy: string;
};

/**
 * Everything that is held about one child, with what must be told beside it (UK GDPR, article 15(1)). Pages show what
 * is the same in many extracts once; the workbook holds every row of every extract.
 */
export function subjectAccess(asked: SubjectAccess, form: 'pages' | 'workbook'): PaperDocument {
  const { council, childId, pseudonym, rows, looked, preparedOn, preparedBy } = asked;
  return {
    title: 'Everything held about one child',
    subtitle: `The child with the id ${childId}`,
    author: council,
    front: [
      { label: 'Council', text: council },
      { label: 'Prepared on', text: dateInWords(preparedOn) },
      { label: 'Prepared by', text: preparedBy },
      { label: 'Pseudonym in Headway', text: pseudonym },
    ],
    blocks: [
      ...beforeGiving(),
      { kind: 'pageBreak' },
      { kind: 'heading', level: 1, text: 'What is held' },
      paragraph(heldInWords(rows)),
      ...(rows.length === 0 ? [] : form === 'pages' ? listsOnPages(rows) : listsInWorkbook(rows)),
      { kind: 'heading', level: 1, text: 'Who has looked' },
      ...whoHasLooked(looked),
      ...aboutTheHolding(asked),
    ],
  };
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: [{ text }] });

function beforeGiving(): Block[] {
  return [
    { kind: 'heading', level: 1, text: 'Read this before giving it to anybody' },
    paragraph(
      'Rows can name workers, teams and placements, and can say or let guess something about other people. Take out what is not the child’s to have. What could cause serious harm to the child or somebody else is exempt (Data Protection Act 2018, schedule 3); who asks for a child must be entitled to.',
    ),
    paragraph(
      'This is what Headway holds: copies of some columns, from the months listed. The case record itself is in the case system, and a request is answered from there as well.',
    ),
  ];
}

function heldInWords(rows: readonly ChildRow[]): string {
  if (rows.length === 0)
    return 'No row about the child is held. If the id is written otherwise in the extracts, ask with that, too.';
  const files = new Set(rows.map(({ asAt, fileName }) => `${asAt} ${fileName}`)).size;
  const [count, of] = [
    rows.length === 1 ? '1 row' : `${rows.length} rows`,
    files === 1 ? '1 extract' : `${files} extracts`,
  ];
  return `${count} in ${of}. An extract is what the case system held on one day, so that the same event stands in several.`;
}

function byList(rows: readonly ChildRow[]): [ListId, ChildRow[]][] {
  return [...Map.groupBy(rows, ({ list }) => list)];
}

/** Each list as a sheet: a row for every row in every extract. */
function listsInWorkbook(rows: readonly ChildRow[]): Block[] {
  return byList(rows).flatMap(([list, found]): Block[] => {
    const columns = Object.entries(listOf(list).columns);
    const headings = [
      'Extract as at',
      'File',
      'Row',
      'Counted in figures',
      ...columns.map(([, { heading }]) => heading),
    ];
    return [
      { kind: 'heading', level: 2, text: listTitle(list) },
      {
        kind: 'table',
        caption: listTitle(list),
        sheet: listTitle(list),
        columns: headings.map((heading) => ({ heading, share: 1 })),
        rows: found.map((row) => [
          { text: row.asAt === null ? 'Not accepted' : dateInWords(row.asAt) },
          { text: row.fileName },
          { text: String(row.sheetRow), number: { value: row.sheetRow, format: 'whole' } },
          { text: row.kept ? 'Yes' : 'No' },
          ...columns.map(([field, column]) => ({ text: valueInWords(column, row.record[field]) })),
        ]),
      },
    ];
  });
}

/** Each list with what its rows say; what several extracts say alike stands once, with the days on which they say it. */
function listsOnPages(rows: readonly ChildRow[]): Block[] {
  return byList(rows).flatMap(([list, found]): Block[] => [
    { kind: 'heading', level: 2, text: listTitle(list) },
    ...[...Map.groupBy(found, (row) => saidBy(list, row))].map(([, same]) => rowTable(list, same)),
  ]);
}

function saidBy(list: ListId, { record, kept }: ChildRow): string {
  return JSON.stringify([kept, ...Object.keys(listOf(list).columns).map((field) => record[field] ?? null)]);
}

function rowTable(list: ListId, same: readonly ChildRow[]): Table {
  const [row] = same;
  const facts = Object.entries(listOf(list).columns).flatMap(([field, column]) => {
    const text = valueInWords(column, row?.record[field]);
    return text === '' ? [] : [[{ text: column.heading }, { text }]];
  });
  const days = [...new Set(same.map(({ asAt }) => (asAt === null ? 'a file not accepted' : dateInWords(asAt))))];
  const when = days.length === 1 ? days[0] : `${days[0]} to ${days.at(-1)}, ${days.length} extracts`;
  return {
    kind: 'table',
    caption: `As at ${when}${row?.kept ? '' : '; kept out of figures by a check'}`,
    columns: [
      { heading: 'Column', share: 2 },
      { heading: 'What it says', share: 3 },
    ],
    rows: facts,
  };
}

/** A value as a person reads it; empty where it was blank or could not be read. */
function valueInWords(column: Column, value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = String(value);
  if (column.kind === 'date') {
    const day = parseLocalDate(text);
    return day === null ? text : dateInWords(day);
  }
  if (column.kind === 'age') return value === -1 ? 'Not born yet' : text;
  if (column.kind !== 'code') return text;
  const entry = column.codes.entries.find(({ code }) => code === text);
  return entry === undefined ? text : (entry.meaning ?? entry.label);
}

function whoHasLooked(looked: readonly Look[]): Block[] {
  if (looked.length === 0) return [paragraph('Nobody has seen a row of this child in Headway.')];
  return [
    {
      kind: 'table',
      caption: 'Every time that rows of the child were shown or downloaded, newest first',
      sheet: 'Who has looked',
      columns: [
        { heading: 'When', share: 2 },
        { heading: 'Who', share: 2 },
        { heading: 'What', share: 2 },
        { heading: 'Why', share: 3 },
      ],
      rows: looked.map(({ at, person, what, reason }) => [
        { text: momentInWords(at) },
        { text: person ?? 'Headway itself' },
        { text: what },
        { text: reason ?? '' },
      ]),
    },
  ];
}

/** What article 15(1) asks to be told besides the data. */
function aboutTheHolding({ council, keptMonths }: SubjectAccess): Block[] {
  const told: [string, string][] = [
    [
      'What for',
      'To see whether help reaches children in time, and to improve it. Figures are counted from these rows.',
    ],
    ['What kind', 'Who the child is, what happened in the child’s case and when, and which team and worker had it.'],
    ['Where from', `The case system of ${council}, by an extract each month.`],
    ['Who sees it', 'People of the council whose work it is, as listed above. Boards and the public see figures only.'],
    ['How long', `${keptMonths} months after the day of each extract; then the rows are erased, and the figures stay.`],
    ['Decisions', 'None is made about a child by a machine: Headway counts.'],
    [
      'Rights',
      'To have it corrected, erased or restricted, to object, and to complain to the Information Commissioner’s Office (ico.org.uk). Corrections are made in the case system.',
    ],
  ];
  return [
    { kind: 'heading', level: 1, text: 'About these data' },
    {
      kind: 'list',
      items: told.map(([what, text]): Run[] => [{ text: `${what}: `, bold: true }, { text }]),
    },
  ];
}
