import { type Chart, type ControlAnnotation, controlChart, VERDICT_LOOKS } from '#charts';
import type { Benchmark } from '#features/benchmarks/index.ts';
import { dateInWords } from '#kernel/local-date.ts';
import { type Month, monthInWords } from '#kernel/month.ts';
import type { MeasureDescription } from '../measures/index.ts';
import {
  linesOnChart,
  type Published,
  type PublishedPoint,
  SUPPRESSED,
  storyOf,
  type WhereItChanged,
  whereInSentences,
} from '../scorecard/index.ts';
import type { Block, Cell, Column, Figure, Run, Table } from './document.ts';
import { othersTable } from './report-others.ts';
import {
  casesInWords,
  chanceInWords,
  countCell,
  figureCell,
  figureInWords,
  figureWithUnit,
  monthCell,
  STATUS_WORDS,
  sentence,
  targetInWords,
  unitIn,
} from './report-words.ts';

/** What a page has room for, so that each measure keeps to one: the chart shows every month, and the workbook holds them. */
const MONTHS_ON_PAGE = 7;
/** Each line of caution takes one month's. */
const MONTHS_BESIDE_OTHERS = 3;

/** The page of one measure: verdict and reason, the latest figures, the chart, what it means, and its months. */
export function measurePage(row: Published, about: AboutMeasure): Block[] {
  const { measure } = row;
  const others = othersTable(row, about.published ?? []);
  return [
    { kind: 'pageBreak' },
    { kind: 'heading', level: 1, text: measure.title },
    {
      kind: 'paragraph',
      runs: [{ text: VERDICT_LOOKS[row.verdict].word, bold: true, verdict: row.verdict }, { text: `. ${row.reason}` }],
    },
    { kind: 'figures', caption: `Latest figures: ${measure.title}`, items: headlines(row) },
    ...storyOfRow(row, about.where ?? []),
    chartBlock(row, about),
    { kind: 'list', items: definition(measure) },
    ...caveats(row.caveats),
    ...others,
    monthsTable(row, others.length === 0 ? MONTHS_ON_PAGE : Math.max(1, MONTHS_BESIDE_OTHERS - row.caveats.length)),
  ];
}

/** What a measure’s page tells besides its figures; of what leaves the council only what may. */
export type AboutMeasure = {
  happenings: readonly ControlAnnotation[];
  targets?: Targets;
  /** The change by groups, for the board only. */
  where?: readonly WhereItChanged[];
  published?: readonly Benchmark[];
};

/**
 * The sentences but that of the trajectory, which begins the page, and of where the change shows the first grouping
 * only; none where the latest figure is hidden.
 */
function storyOfRow(row: Published, where: readonly WhereItChanged[]): Block[] {
  if (row.latest === null || row.latest.isSuppressed) return [];
  const [latest, , ...places] = storyOf(row, whereInSentences(where).slice(0, 1));
  const told = [...(latest === undefined ? [] : [latest]), ...places];
  return [{ kind: 'paragraph', runs: [{ text: told.join(' ') }] }];
}

/** Each month's target, where the council decided on one. */
type Targets = readonly { month: Month; value: number | null }[] | null;

/** Nothing is drawn where there is nothing to show: an empty frame would say that there were no cases. */
function chartBlock(row: Published, about: AboutMeasure): Block {
  if (row.series.some((point) => point.value !== null)) return { kind: 'chart', chart: chartOf(row, about) };
  const isHidden = row.series.some((point) => point.isSuppressed);
  const why = isHidden ? 'every month’s figure is too small to publish' : 'there are no figures yet';
  return { kind: 'note', runs: [{ text: `There is no chart: ${why}.` }] };
}

/** Drawn from what may be published: for the public, hidden months are gaps and the limits are gone with them. */
function chartOf({ measure, series }: Published, { happenings, targets, published = [] }: AboutMeasure): Chart {
  return controlChart({
    id: `chart-${measure.id}`,
    title: `${measure.title}: ${measure.meanOf ?? UNIT_TITLES[measure.kind]} by month`,
    unit: unitIn(measure),
    months: series.map((point) => ({ ...point, madeOf: casesInWords(measure, point) })),
    target: targets ? { byMonth: targets } : measure.target,
    annotations: happenings,
    benchmarks: linesOnChart(measure, published),
  });
}

const UNIT_TITLES = {
  count: 'number',
  proportion: 'per cent',
  rate: 'rate per 10,000 children',
  mean: 'days',
} as const;

function headlines(row: Published): Figure[] {
  const { measure, latest, latestInterval, outlook } = row;
  const figures: Figure[] = [];
  const cell = latest === null ? null : figureCell(measure, latest);
  if (latest !== null && cell !== null) {
    const cases = casesInWords(measure, latest);
    figures.push({
      figure: figureWithUnit(measure, latest),
      label: [
        monthInWords(latest.month),
        cell.text === cases ? '' : cases,
        latest.status === 'provisional' ? 'provisional' : '',
      ]
        .filter((part) => part !== '')
        .join(', '),
    });
  }
  if (cell?.number !== undefined && latestInterval !== null) {
    const { lower, upper } = latestInterval;
    figures.push({
      figure: `${figureInWords(measure, lower)} to ${figureInWords(measure, upper)}`,
      label: '95% interval of the latest figure',
    });
  }
  if (measure.target !== null) figures.push({ figure: targetInWords(measure), label: 'Target' });
  if (outlook !== null) {
    figures.push({
      figure: chanceInWords(outlook.chance),
      label: `Chance of meeting the target in ${monthInWords(outlook.month)}`,
    });
  }
  return figures;
}

function definition(measure: MeasureDescription): Run[][] {
  const lines: [string, string][] = [
    ['Why it matters', measure.why],
    ['Counted', measure.numeratorInWords],
    ['Out of', measure.kind === 'count' ? '' : measure.denominatorInWords],
    ['When final', finality(measure)],
  ];
  return lines
    .filter(([, text]) => text !== '')
    .map(([label, text]) => [{ text: `${label}: `, bold: true }, { text: sentence(text) }]);
}

function finality({ finalAfterDays }: MeasureDescription): string {
  if (finalAfterDays === 0) return 'at the end of the month';
  return `${finalAfterDays === 1 ? '1 day' : `${finalAfterDays} days`} after the end of the month; until then provisional`;
}

function caveats(sentences: readonly string[]): Block[] {
  if (sentences.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: 'How sure we are' },
    { kind: 'list', items: sentences.map((text) => [{ text }]) },
  ];
}

function monthsTable(row: Published, shown: number): Table {
  const { measure } = row;
  const months = row.series.toReversed();
  const isCut = months.length > shown;
  return {
    kind: 'table',
    caption: isCut
      ? `The latest ${shown === 1 ? 'month' : `${shown} months`}; the workbook holds all ${months.length}`
      : 'Month by month',
    sheet: measure.id,
    columns: monthColumns(measure),
    rows: months.map((point) => monthCells(measure, point)),
    ...(isCut ? { pageRows: shown } : {}),
  };
}

const FIGURE_HEADINGS = { count: 'Count', proportion: 'Per cent', rate: 'Rate per 10,000', mean: 'Days' } as const;

function monthColumns(measure: MeasureDescription): Column[] {
  const columns: Column[] = [
    { heading: 'Month', share: 20 },
    { heading: FIGURE_HEADINGS[measure.kind], share: 16, align: 'right' },
  ];
  if (measure.kind !== 'count') {
    columns.push({ heading: 'Counted', share: 14, align: 'right' });
    columns.push({ heading: measure.kind === 'rate' ? 'Population' : 'Out of', share: 14, align: 'right' });
  }
  columns.push({ heading: 'Status', share: 18 }, { heading: 'On the chart', share: 30 });
  columns.push({ heading: 'Extract as at', share: 20, only: 'workbook' });
  return columns;
}

function monthCells(measure: MeasureDescription, point: PublishedPoint): Cell[] {
  const hidden: Cell = { text: SUPPRESSED };
  const counts = point.isSuppressed ? [hidden, hidden] : [countCell(point.numerator), countCell(point.denominator)];
  return [
    monthCell(point.month, 'long'),
    figureCell(measure, point),
    ...(measure.kind === 'count' ? [] : counts),
    { text: STATUS_WORDS[point.status] },
    { text: onTheChart(point) },
    { text: dateInWords(point.asAt) },
  ];
}

const SIGNAL_WORDS = {
  good: 'Special cause: improvement',
  bad: 'Special cause: concern',
  high: 'Special cause: higher',
  low: 'Special cause: lower',
} as const;

function onTheChart(point: PublishedPoint): string {
  if (point.isSuppressed) return 'Not shown';
  if (point.signal !== null) return SIGNAL_WORDS[point.signal];
  return point.centre === null ? 'No limits' : 'Common cause';
}
