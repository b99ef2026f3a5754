import { maturityChart } from '#charts';
import { type LagSpread, type Point, SETTLED, SETTLED_IN_WORDS } from '#features/measures/index.ts';
import { formatValue } from '#features/scorecard/index.ts';
import { csv } from '#kernel/csv.ts';
import { dateInWords } from '#kernel/local-date.ts';
import { monthInWords } from '#kernel/month.ts';
import { dataTable, details, emptyState, figure, type Html, headline, html, insetText, named, pageHeading } from '#ui';
import {
  besideDefinition,
  DIFFERENCE_NAMES,
  daysInWords,
  type Maturing,
  movedInWords,
  proposalInWords,
  STANDING_WORDS,
  standingOf,
} from './maturing.ts';

export type MaturingPage = {
  navigation: Html;
  /** Every measure, in the catalogue's order. */
  measures: readonly Maturing[];
  hasExtract: boolean;
  mayDownload: boolean;
};

/** Every measure with how far its months move until their last extract, and the lag that follows from it. */
export function maturingPage({ navigation, measures, hasExtract, mayDownload }: MaturingPage): Html {
  const heading = html`${pageHeading('How figures settle')}${navigation}`;
  if (!hasExtract)
    return html`${heading}${emptyState('No figures yet', 'Nobody has loaded and accepted a file of your council so far.')}`;
  const revised = measures.filter((one) => standingOf(one) !== 'snapshot');
  const snapshots = measures.length - revised.length;
  return html`${heading}
${headline(overview(revised), html`Records of a month come in after it. ${SETTLED_IN_WORDS} ${SETTLED.source}.`)}
<div class="hw-table-head"><h2 class="govuk-heading-m">Measures of events</h2>${
    mayDownload &&
    html`<div class="hw-table-head__actions"><a class="govuk-link" href="/data-quality/maturing.csv" download>Every measure and lag (CSV)</a></div>`
  }</div>
${dataTable({
  caption: 'Measures of events and how they settle',
  isCaptionHidden: true,
  columns: [
    { heading: 'Measure' },
    { heading: 'Months followed', isNumeric: true },
    { heading: 'Moved since the first extract' },
    { heading: 'Settles after' },
    { heading: 'Final by definition after' },
    { heading: 'The definition is' },
  ],
  rows: revised.map((one) => {
    const { measure, maturity } = one;
    return [
      named(html`<a class="govuk-link" href="/measures/${measure.id}/matured">${measure.title}</a>`, measure.id),
      String(maturity.monthsFollowed),
      firstExtract(one),
      maturity.proposal.kind === 'lag' ? daysInWords(maturity.proposal.days) : '–',
      daysInWords(measure.finalAfterDays),
      STANDING_WORDS[standingOf(one)],
    ];
  }),
  whenEmpty: 'No measure counts events yet.',
})}
${snapshots > 0 && insetText(`${snapshots} measures are as at a day and not in this table: a snapshot is not revised, since no later extract covers its month.`)}`;
}

function overview(revised: readonly Maturing[]): Html {
  const known = revised.filter(({ maturity }) => maturity.proposal.kind === 'lag');
  const short = known.filter((one) => standingOf(one) === 'short').length;
  if (known.length === 0)
    return html`It cannot be said yet after how long figures settle: too few months were followed to their last extract.`;
  return html`Of ${revised.length} measures of events, <strong>${known.length}</strong> have been followed long enough to say when a month’s figure has settled; ${short === 0 ? 'for none of them does the definition call it final too soon' : html`for <strong>${short}</strong> of them the definition calls it final too soon`}.`;
}

/** How far the figure of the first extract after the month was from the last one. */
function firstExtract({ measure, maturity }: Maturing) {
  const [first] = maturity.spreads;
  if (!first) return '–';
  if (first.moved.most === 0) return 'nothing moved';
  return named(
    `typically ${movedInWords(measure, first.moved.median)}`,
    `at most ${movedInWords(measure, first.moved.most)}`,
  );
}

export type MaturedPage = { maturing: Maturing; points: readonly Point[] };

const MONTHS_SHOWN = 24;

/** One measure: how far its months were from their last figure, by how long after the month the extract was drawn. */
export function maturedPage({ maturing, points }: MaturedPage): Html {
  const { measure, maturity } = maturing;
  return html`${pageHeading('How this figure settles', { above: html`${measure.title} · ${measure.id}` })}
${headline(proposalInWords(maturing), html`${besideDefinition(maturing)} ${measure.timing !== 'snapshot' && SETTLED_IN_WORDS}`)}
${maturity.spreads.length > 0 && figure(chartOf(maturing), { headingLevel: 2 })}
${maturity.spreads.length > 0 && lagTable(maturing)}
${measure.timing !== 'snapshot' && details({ summary: 'Month by month', content: monthTable(maturing, points) })}
<p class="govuk-body"><a class="govuk-link" href="/measures/${measure.id}">Back to the measure</a> · <a class="govuk-link" href="/data-quality/maturing">How all figures settle</a></p>`;
}

function chartOf({ measure, maturity: { spreads, proposal } }: Maturing) {
  const isPercent = measure.kind === 'proportion';
  return maturityChart({
    id: 'matured',
    title: 'How far a month’s figure stood from its last one',
    lags: spreads.map(({ lag, months, difference }) => ({ lag, months, spread: difference })),
    differenceName: DIFFERENCE_NAMES[measure.kind],
    summary: summaryOf(measure, spreads),
    lagName: 'Whole months from the month’s end to the extract',
    ...(isPercent && { tolerance: SETTLED.percentagePoints }),
    proposed:
      proposal.kind === 'lag' ? { lag: proposal.lag, label: `Settled from ${daysInWords(proposal.days)} on` } : null,
  });
}

function summaryOf(measure: Maturing['measure'], [first]: readonly LagSpread[]): string {
  if (!first) return 'No month was followed from one extract to another.';
  if (first.moved.most === 0)
    return `No month’s figure moved after the first extract, drawn ${drawn(first)} after the month.`;
  const half =
    first.moved.median === 0
      ? 'were the last one already'
      : `stood within ${movedInWords(measure, first.moved.median)} of the last one`;
  return `In the first extract, drawn ${drawn(first)} after the month, half of the figures ${half}, and all stood within ${movedInWords(measure, first.moved.most)} of it.`;
}

function lagTable({ measure, maturity }: Maturing): Html {
  return dataTable({
    caption: 'How far figures moved until the last extract that covered their month',
    captionSize: 'm',
    columns: [
      { heading: 'Extract drawn after the month’s end' },
      { heading: 'Months seen', isNumeric: true },
      { heading: 'Typically' },
      { heading: 'Half of them' },
      { heading: 'At most' },
      { heading: 'Settled', isNumeric: true },
    ],
    rows: maturity.spreads.map((spread) => [
      drawn(spread),
      String(spread.months),
      movedInWords(measure, spread.moved.median),
      spread.moved.upperQuartile === 0
        ? 'nothing'
        : `${spread.moved.lowerQuartile.toFixed(1)} to ${spread.moved.upperQuartile.toFixed(1)}`,
      movedInWords(measure, spread.moved.most),
      `${spread.settled} of ${spread.months}`,
    ]),
  });
}

function drawn({ daysFrom, daysTo }: LagSpread): string {
  return daysFrom === daysTo ? daysInWords(daysTo) : `${daysFrom} to ${daysInWords(daysTo)}`;
}

function monthTable({ measure }: Maturing, points: readonly Point[]): Html {
  return dataTable({
    caption: 'Each month’s first and last figure',
    isCaptionHidden: true,
    isCompact: true,
    columns: [
      { heading: 'Month' },
      { heading: 'First figure' },
      { heading: 'Last figure' },
      { heading: 'Extracts', isNumeric: true },
    ],
    rows: points
      .slice(-MONTHS_SHOWN)
      .toReversed()
      .map((point) => {
        const first = point.earlier[0] ?? point;
        return [
          monthInWords(point.month),
          named(formatValue(measure, first.value), `as at ${dateInWords(first.asAt)}`),
          named(formatValue(measure, point.value), `as at ${dateInWords(point.asAt)}`),
          String(point.earlier.length + 1),
        ];
      }),
    whenEmpty: 'No month has a figure yet.',
  });
}

/** Every measure and lag; those without a lag have one line. */
export function maturingCsv(measures: readonly Maturing[]): string {
  return csv(
    [
      ...[
        'Measure',
        'Title',
        'Months followed',
        'Days after the month, from',
        'Days after the month, to',
        'Months seen',
      ],
      ...['Moved: lower quartile', 'Moved: median', 'Moved: upper quartile', 'Moved: most', 'Unit', 'Months settled'],
      ...['Settles after days', 'Final by definition after days', 'The definition is'],
    ],
    measures.flatMap((one) => {
      const { measure, maturity } = one;
      const { proposal } = maturity;
      const end = [
        ...[proposal.kind === 'lag' ? proposal.days : null, measure.finalAfterDays],
        STANDING_WORDS[standingOf(one)],
      ];
      const start = [measure.id, measure.title, maturity.monthsFollowed];
      if (maturity.spreads.length === 0) return [[...start, ...Array<null>(9).fill(null), ...end]];
      return maturity.spreads.map(({ daysFrom, daysTo, months, moved, settled }) => [
        ...[...start, daysFrom, daysTo, months],
        ...[moved.lowerQuartile, moved.median, moved.upperQuartile, moved.most].map(rounded),
        ...[DIFFERENCE_NAMES[measure.kind], settled, ...end],
      ]);
    }),
  );
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
