import { ASSURANCE_LOOKS, VERDICT_LOOKS } from '#charts';
import { dateInWords } from '#kernel/local-date.ts';
import { type Month, monthInWords } from '#kernel/month.ts';
import {
  forBoard,
  forPublic,
  type Judged,
  type Published,
  type Scorecard,
  SUPPRESSED,
  scorecardSentence,
  VERDICTS,
  type Verdict,
} from '../scorecard/index.ts';
import type { Block, Cell, Column, PaperDocument } from './document.ts';
import { type DataNotes, dataNotes } from './report-data-notes.ts';
import { type AboutMeasure, measurePage } from './report-measure-page.ts';
import type { Audience, ReportOptions } from './report-options.ts';
import { englandInWords, type PublishedByOthers } from './report-others.ts';
import {
  casesInWords,
  chanceInWords,
  countCell,
  figureCell,
  monthCell,
  NO_CASES,
  NOT_JUDGED,
  targetInWords,
  VARIATION_WORDS,
} from './report-words.ts';

/** What happened is written on the chart at its month, for the board only: it may speak of people. */
export type ChosenMeasure = AboutMeasure & { judged: Judged };

export type ReportContents = {
  scorecard: Scorecard;
  /** The measures that get a page of their own, in their order. */
  chosen: readonly ChosenMeasure[];
  /** What others published, by measure; for every reader the same. */
  published?: PublishedByOthers;
  notes: DataNotes;
};

/**
 * The board performance report: a front page with the sentence, every measure by trajectory, a page for each chosen
 * measure, and the data notes. For the public every figure has passed the small-number rule before it gets here.
 */
export function boardPerformanceReport(contents: ReportContents, options: ReportOptions): PaperDocument {
  const { scorecard } = contents;
  const sentence = scorecardSentence(scorecard);
  const publish = options.audience === 'public' ? forPublic : forBoard;
  const rows = scorecard.rows.map(publish);
  const england = englandInWords(rows, contents.published ?? new Map());
  const period = `${monthInWords(scorecard.period.from)} to ${monthInWords(scorecard.period.to)}`;
  return {
    title: 'Board performance report',
    subtitle: `Children’s services: ${period}`,
    author: scorecard.council,
    front: frontLines(contents, options),
    blocks: [
      { kind: 'lead', runs: [{ text: sentence.lead }] },
      tally(scorecard),
      ...(sentence.chance === '' ? [] : [{ kind: 'paragraph' as const, runs: [{ text: sentence.chance }] }]),
      ...(england === null ? [] : [{ kind: 'paragraph' as const, runs: [{ text: england }] }]),
      ...namedOnFront(rows),
      { kind: 'pageBreak' },
      ...measuresByVerdict(rows, options),
      ...contents.chosen.flatMap(({ judged, ...about }) =>
        measurePage(publish(judged), {
          ...about,
          ...(options.audience === 'public' ? { happenings: [], where: [] } : {}),
          published: contents.published?.get(judged.measure.id) ?? [],
        }),
      ),
      { kind: 'pageBreak' },
      ...dataNotes(
        contents.notes,
        scorecard,
        contents.chosen.map(({ judged }) => judged.measure),
        options,
      ),
    ],
  };
}

function frontLines({ scorecard, notes }: ReportContents, options: ReportOptions): PaperDocument['front'] {
  const newest = notes.extracts.at(-1);
  return [
    { label: 'Data as at', text: scorecard.asAt === null ? 'No extract yet' : dateInWords(scorecard.asAt) },
    ...(newest === undefined ? [] : [{ label: 'Newest data month', text: monthInWords(newest.dataMonth) }]),
    { label: 'Prepared on', text: dateInWords(options.preparedOn) },
    { label: 'Readers', text: READERS[options.audience] },
  ];
}

const READERS: Record<Audience, string> = {
  board: 'Members of the board. Shows small counts: not for publication.',
  public: 'Anyone. Small counts are suppressed.',
};

function tally(scorecard: Scorecard): Block {
  const items = VERDICTS.map((verdict) => ({
    figure: String(scorecard.counts[verdict]),
    label: VERDICT_LOOKS[verdict].word,
    verdict,
  }));
  return { kind: 'figures', caption: 'Measures by trajectory', items };
}

/** The measures that a reader of nothing but the front page should know of, by name. */
function namedOnFront(rows: readonly Published[]): Block[] {
  return (['gettingWorse', 'improving'] as const).flatMap((verdict): Block[] => {
    const named = rows.filter((row) => row.verdict === verdict);
    if (named.length === 0) return [];
    const titles = named.slice(0, NAMED_ON_FRONT).map((row) => titleWithLatest(row));
    const more = named.length > NAMED_ON_FRONT ? [`${named.length - NAMED_ON_FRONT} more on the next pages`] : [];
    return [
      { kind: 'paragraph', runs: [{ text: VERDICT_LOOKS[verdict].word, bold: true, verdict }] },
      { kind: 'list', items: [...titles, ...more].map((text) => [{ text }]) },
    ];
  });
}

const NAMED_ON_FRONT = 6;

function titleWithLatest({ measure, latest }: Published): string {
  const latestInWords = latest === null ? NO_CASES : figureCell(measure, latest).text;
  return `${measure.title} (${latestInWords})`;
}

function measuresByVerdict(rows: readonly Published[], options: ReportOptions): Block[] {
  return [
    { kind: 'heading', level: 1, text: 'Measures by trajectory' },
    { kind: 'note', runs: [{ text: readingNote(rows, options.audience) }] },
    ...VERDICTS.flatMap((verdict) =>
      verdictTable(
        verdict,
        rows.filter((row) => row.verdict === verdict),
        options,
      ),
    ),
  ];
}

function verdictTable(verdict: Verdict, rows: readonly Published[], _options: ReportOptions): Block[] {
  if (rows.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: VERDICT_LOOKS[verdict].word },
    {
      kind: 'table',
      caption: `${rows.length === 1 ? '1 measure' : `${rows.length} measures`}: ${VERDICT_MEANING[verdict]}`,
      sheet: 'Measures',
      columns: measureColumns(verdict),
      rows: rows.map((row) => measureCells(row)),
    },
  ];
}

const VERDICT_MEANING: Record<Verdict, string> = {
  improving: 'the change is in the wanted direction and larger than chance explains',
  noChange: 'the months differ by no more than chance explains',
  gettingWorse: 'the change is in the unwanted direction and larger than chance explains',
  undetermined: 'the figures do not allow a verdict',
};

/** In the workbook the same columns for every verdict; on the page, a measure without a verdict gives its reason. */
function measureColumns(verdict: Verdict): Column[] {
  const judgement: Column[] = [
    { heading: 'Target', share: 17 },
    { heading: 'Variation', share: 19 },
    { heading: 'Assurance', share: 16 },
    { heading: 'Outlook', share: 12, align: 'right' },
    { heading: 'Reason', share: 62, only: 'workbook' },
  ];
  const reason = judgement.map(
    ({ heading, share }): Column => (heading === 'Reason' ? { heading, share } : { heading, share, only: 'workbook' }),
  );
  return [...MEASURE_COLUMNS, ...(verdict === 'undetermined' ? reason : judgement)];
}

const MEASURE_COLUMNS: readonly Column[] = [
  { heading: 'Reference', share: 6, only: 'workbook' },
  { heading: 'Measure', share: 39, only: 'pages' },
  { heading: 'Measure', share: 45, only: 'workbook' },
  { heading: 'Trajectory', share: 14, only: 'workbook' },
  { heading: 'Latest', share: 10, align: 'right' },
  { heading: 'Cases', share: 16, align: 'right', only: 'pages' },
  { heading: 'Counted', share: 8, align: 'right', only: 'workbook' },
  { heading: 'Out of', share: 8, align: 'right', only: 'workbook' },
  { heading: 'Month', share: 9 },
];

function measureCells(row: Published): Cell[] {
  const { measure, latest, verdict } = row;
  const isOpen = latest !== null && !latest.isSuppressed;
  const hidden: Cell = { text: latest === null ? '' : SUPPRESSED };
  return [
    { text: measure.id },
    { text: measure.title, verdict },
    { text: measure.title },
    { text: VERDICT_LOOKS[verdict].word },
    latest === null ? { text: NO_CASES } : figureCell(measure, latest),
    { text: latest === null || measure.kind === 'count' ? '' : casesInWords(measure, latest) },
    isOpen ? countCell(latest.numerator) : hidden,
    isOpen ? countCell(latest.denominator) : hidden,
    latest === null ? { text: '' } : monthCell(latest.month, 'short'),
    { text: targetInWords(measure) },
    { text: row.variation === null ? NOT_JUDGED : VARIATION_WORDS[row.variation] },
    { text: row.assurance === null ? NOT_JUDGED : ASSURANCE_LOOKS[row.assurance].word },
    row.outlook === null
      ? { text: NOT_JUDGED }
      : {
          text: chanceInWords(row.outlook.chance),
          number: { value: row.outlook.chance * 100, format: 'percentPoints' },
        },
    { text: row.reason },
  ];
}

function readingNote(rows: readonly Published[], audience: Audience): string {
  const horizon = horizonOf(rows);
  return [
    'Variation: whether the months show a special cause, and whether it is an improvement or a concern.',
    'Assurance: whether the target is met reliably, reliably missed, or met some months and not others.',
    horizon === null ? '' : `Outlook: the chance that the target is met in ${monthInWords(horizon)}.`,
    'A dash: not judged.',
    'Of fewer than 10 cases only the fraction is shown and nothing is judged.',
    audience === 'public' ? `${SUPPRESSED}: too small to publish.` : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** The month of the outlooks, where all have the same. */
function horizonOf(rows: readonly Published[]): Month | null {
  const months = new Set(rows.flatMap((row) => (row.outlook === null ? [] : [row.outlook.month])));
  const [first] = months;
  return months.size === 1 && first !== undefined ? first : null;
}
