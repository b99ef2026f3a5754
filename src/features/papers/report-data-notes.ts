import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import { type Month, monthInWords } from '#kernel/month.ts';
import type { MeasureDescription } from '../measures/index.ts';
import type { Scorecard } from '../scorecard/index.ts';
import { LARGEST_SUPPRESSED_COUNT, SMALLEST_PUBLISHED_DENOMINATOR, SUPPRESSED } from '../scorecard/index.ts';
import type { Block, Cell, Run, Table } from './document.ts';
import type { Audience, ReportOptions } from './report-options.ts';
import { countCell, dateCell, guardedCount, monthCell, sentence } from './report-words.ts';

/** What the figures were made from. */
export type DataNotes = {
  /** Every extract that a figure of the report comes from, oldest first. */
  extracts: readonly ExtractUsed[];
};

export type ExtractUsed = {
  fileName: string;
  /** Of the whole file, in hexadecimal. */
  sha256: string;
  asAt: LocalDate;
  dataMonth: Month;
  /** Every list that an extract can hold, in its order; `rows` is null where the file had no such list. */
  lists: readonly { title: string; rows: number | null; keptOut: number }[];
};

/** The report's last pages: extracts, lists, how late data matures, methods, small numbers. */
export function dataNotes(
  notes: DataNotes,
  scorecard: Scorecard,
  chosen: readonly MeasureDescription[],
  options: ReportOptions,
): Block[] {
  const newest = notes.extracts.at(-1);
  return [
    { kind: 'heading', level: 1, text: 'About the data' },
    { kind: 'paragraph', runs: [{ text: whereFrom(notes) }] },
    { kind: 'heading', level: 2, text: 'Extracts used' },
    extractsTable(notes.extracts, options.audience),
    ...(newest === undefined ? [] : listsPart(newest, options.audience)),
    { kind: 'heading', level: 2, text: 'When figures become final' },
    lagTable(scorecard),
    { kind: 'heading', level: 2, text: 'How trajectories are judged' },
    { kind: 'list', items: METHODS },
    { kind: 'heading', level: 2, text: 'Small numbers' },
    { kind: 'paragraph', runs: [{ text: SMALL_NUMBERS[options.audience] }] },
    ...notesOnMeasures(chosen),
  ];
}

function whereFrom({ extracts }: DataNotes): string {
  if (extracts.length === 0) return 'No extract has been accepted, so there are no figures.';
  const files = extracts.length === 1 ? 'one extract' : `${extracts.length} extracts`;
  return `Every figure is computed from the child-level lists of ${files} in the format of Ofsted’s Annex A. A month’s figure comes from the newest extract that covers the month; extracts are never changed after they are accepted.`;
}

const HASH_SHOWN = 12;

function extractsTable(extracts: readonly ExtractUsed[], audience: Audience): Table {
  const isOpen = audience === 'board';
  const cells = (extract: ExtractUsed): Cell[] => [
    ...(isOpen ? [{ text: extract.fileName }] : []),
    dateCell(extract.asAt, dateInWords(extract.asAt)),
    monthCell(extract.dataMonth, 'long'),
    ...(isOpen ? [countCell(rowCount(extract))] : []),
    { text: extract.sha256.slice(0, HASH_SHOWN) },
  ];
  return {
    kind: 'table',
    caption: `The first ${HASH_SHOWN} characters of the file’s SHA-256 identify it`,
    sheet: 'Extracts',
    columns: [
      ...(isOpen ? [{ heading: 'File', share: 34 }] : []),
      { heading: 'As at', share: 20 },
      { heading: 'Data month', share: 18 },
      ...(isOpen ? [{ heading: 'Rows', share: 10, align: 'right' as const }] : []),
      { heading: 'SHA-256', share: 18 },
    ],
    rows: extracts.toReversed().map(cells),
  };
}

function rowCount(extract: ExtractUsed): number {
  return extract.lists.reduce((total, list) => total + (list.rows ?? 0), 0);
}

function listsPart(newest: ExtractUsed, audience: Audience): Block[] {
  const table: Table = {
    kind: 'table',
    caption: `Rows of each list as at ${dateInWords(newest.asAt)} (data month ${monthInWords(newest.dataMonth)})`,
    sheet: 'Lists',
    columns: [
      { heading: 'List', share: 50 },
      { heading: 'Rows', share: 15, align: 'right' },
      { heading: 'Rows kept out by checks', share: 25, align: 'right' },
    ],
    rows: newest.lists.map((list) => [
      { text: list.title },
      list.rows === null ? { text: 'Not in the file' } : guardedCount(list.rows, audience),
      list.rows === null ? { text: '' } : guardedCount(list.keptOut, audience),
    ]),
  };
  return [{ kind: 'heading', level: 2, text: 'Lists in the newest extract' }, table];
}

function lagTable(scorecard: Scorecard): Table {
  const byDays = new Map<number, MeasureDescription[]>();
  for (const { measure } of scorecard.rows) {
    byDays.set(measure.finalAfterDays, [...(byDays.get(measure.finalAfterDays) ?? []), measure]);
  }
  const rows = [...byDays].sort(([a], [b]) => a - b);
  return {
    kind: 'table',
    caption:
      'Days after the month’s end; until then a month is provisional; if a final figure later changes it is marked as revised',
    sheet: 'Final after',
    columns: [
      { heading: 'Days', share: 8, align: 'right' },
      { heading: 'Measures', share: 92 },
    ],
    rows: rows.map(([days, measures]) => [
      countCell(days),
      { text: measures.map((measure) => measure.title).join('; ') },
    ]),
  };
}

/** What a measure's own page has no room for. */
function notesOnMeasures(chosen: readonly MeasureDescription[]): Block[] {
  if (chosen.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: 'Notes on the measures' },
    ...chosen.flatMap(({ title, source, notes }): Block[] => {
      const text = [notes, `Source: ${source}`].filter((part) => part !== '').map(sentence);
      return [
        { kind: 'heading', level: 3, text: title },
        { kind: 'paragraph', runs: [{ text: text.join(' ') }] },
      ];
    }),
  ];
}

const METHODS: readonly (readonly Run[])[] = [
  [
    { text: 'Signal over time. ', bold: true },
    {
      text: 'With at least 12 final months, an XmR chart as in NHS England’s Making Data Count: limits from the first 12 months, and a verdict where a special cause falls in the period.',
    },
  ],
  [
    { text: 'Difference between the ends. ', bold: true },
    {
      text: 'Otherwise the period’s first and last months are compared: proportions by Newcombe’s interval, counts and rates by the exact Poisson method.',
    },
  ],
  [
    { text: 'Chance. ', bold: true },
    {
      text: 'Over the whole set of measures the Benjamini-Hochberg procedure is applied, and the report says how many signals chance alone would give.',
    },
  ],
  [
    { text: 'Refused. ', bold: true },
    {
      text: 'No verdict is given where counts are rare, where the limits collapse, or where a rolling figure repeats the same cases month after month.',
    },
  ],
];

const SMALL_NUMBERS: Record<Audience, string> = {
  board:
    'This version is for the board and shows every count. Before anything of it is published, make the version for the public, which suppresses small numbers.',
  public: `Counts of 1 to ${LARGEST_SUPPRESSED_COUNT} are suppressed and shown as ${SUPPRESSED}, and so is a percentage whose numerator or remainder is 1 to ${LARGEST_SUPPRESSED_COUNT} or that is of fewer than ${SMALLEST_PUBLISHED_DENOMINATOR} cases. Where a month is hidden, the chart’s centre line and limits and the sentences that may quote a figure are left out as well.`,
};
