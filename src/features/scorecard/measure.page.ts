import { type Chart, controlChart, groupComparison, movementChart } from '#charts';
import {
  AREA_NAMES,
  type Dimension,
  type Movement,
  type Point,
  REFERRAL_HISTORY_MONTHS,
  targetInWords,
} from '#features/measures/index.ts';
import { addDays, dateInWords } from '#kernel/local-date.ts';
import { lastDayOf, type Month, monthInWords } from '#kernel/month.ts';
import {
  aside,
  assuranceMark,
  type Content,
  columns,
  dataTable,
  figure,
  filterBar,
  type Html,
  html,
  insetText,
  pageHeading,
  subNavigation,
  summaryList,
  tag,
  variationMark,
  verdictMark,
} from '#ui';
import type { AcceptedExtract } from './basis.ts';
import { formatChange, formatFigure, formatFraction, formatValue, fractionInWords } from './figures.ts';
import type { groupsBeside } from './groups.ts';
import { unitOfChart } from './scorecard.page.ts';
import type { ChartPoint, Judged } from './scorecard.ts';
import { addressOf, type View } from './view.ts';

export type MeasurePage = {
  judged: Judged;
  view: View;
  months: readonly Month[];
  teams: readonly string[];
  /** Groups beside the council, in the order in which they are shown. */
  breakdowns: readonly { dimension: Dimension; beside: ReturnType<typeof groupsBeside> }[];
  happenings: readonly { month: Month; text: string }[];
  /** The month whose figure moved most as records came in, and how; null where none was given twice. */
  moved: { movement: Movement; point: Point } | null;
  extracts: readonly AcceptedExtract[];
  /** How many are on the list to act on in the latest month; null for those who may not see children. */
  toActOn: number | null;
  mayDownload: boolean;
  mayReadExtracts: boolean;
  mayRebase: boolean;
  /** `building history: 7 of 18 months`, while that is so. */
  history: string | null;
};

const DIMENSION_NAMES: Record<Dimension, string> = {
  council: 'The council',
  team: 'Teams',
  locality: 'Localities',
  ageBand: 'Age',
  sex: 'Sex',
  ethnicGroup: 'Ethnic group',
  disability: 'Disability',
};

export function measurePage(page: MeasurePage): Html {
  const { judged, view } = page;
  const { measure, latest } = judged;
  const above = `${AREA_NAMES[measure.area]} · ${measure.id} · ${judged.of}`;
  return html`${pageHeading(measure.title, { above, caption: measure.why })}
${page.history && insetText(html`<strong>Building history:</strong> ${page.history}`)}
${subNavigation('On this page', [
  { text: 'Chart', href: '#chart' },
  { text: 'Months', href: '#months' },
  { text: 'Teams and groups', href: '#groups' },
  { text: 'How the data matured', href: '#matured' },
  { text: 'Definition', href: '#definition' },
  { text: 'Extracts used', href: '#extracts' },
])}
${choose(page)}
<section id="chart">${columns(figure(chartOf(judged, page.happenings), { headingLevel: 2 }), verdictPanel(judged))}</section>
${latest && actOn(page, latest)}
<section id="months"><h2 class="govuk-heading-m">Months</h2>${monthsTable(page)}${downloads(page)}</section>
<section id="groups"><h2 class="govuk-heading-m">Teams and groups compared</h2>${groups(page)}</section>
<section id="matured"><h2 class="govuk-heading-m">How the data matured</h2>${matured(page)}</section>
<section id="definition"><h2 class="govuk-heading-m">Definition</h2>${definition(judged)}</section>
<section id="extracts"><h2 class="govuk-heading-m">Extracts used</h2>${extractsTable(page)}</section>
<p class="govuk-body"><a class="govuk-link" href="${addressOf('/scorecard', view)}">Back to the scorecard</a></p>`;
}

/** The measure's months with limits, target and what happened: on the page and in papers alike. */
export function chartOf(judged: Judged, happenings: readonly { month: Month; text: string }[]): Chart {
  const { measure, series } = judged;
  return controlChart({
    id: `chart-${measure.id}`,
    title: measure.title,
    unit: unitOfChart(measure),
    months: series.map((point) => ({ ...point, madeOf: formatFraction(measure, point) })),
    target: measure.target && { value: measure.target.value },
    annotations: happenings,
  });
}

function choose({ judged, view, months, teams }: MeasurePage): Html {
  const items = months.map((month) => ({ value: month, text: monthInWords(month) }));
  return filterBar({
    action: `/measures/${judged.measure.id}`,
    label: 'Choose the period and the team',
    filters: [
      { name: 'from', label: 'From', items, value: view.from },
      { name: 'to', label: 'To', items, value: view.to },
      {
        name: 'team',
        label: 'Team',
        items: [{ value: '', text: 'The whole council' }, ...teams.map((team) => ({ value: team, text: team }))],
        value: view.team ?? '',
      },
    ],
    clearHref: `/measures/${judged.measure.id}`,
  });
}

function verdictPanel(judged: Judged): Html {
  const { measure, latest, latestInterval, outlook, caveats } = judged;
  const parts: { heading: Content; content: Content }[] = [
    {
      heading: verdictMark(judged.verdict),
      content: html`<p>${judged.reason}</p>${judged.difference && html`<p>${differenceInWords(judged)}</p>`}`,
    },
  ];
  if (latest)
    parts.push({
      heading: monthInWords(latest.month),
      content: html`<p>${formatFigure(measure, latest)} (${fractionInWords(measure, latest)})${
        latestInterval &&
        `, 95% interval ${formatValue(measure, latestInterval.lower)} to ${formatValue(measure, latestInterval.upper)}`
      }.</p>`,
    });
  if (judged.variation) parts.push({ heading: 'Variation', content: html`<p>${variationMark(judged.variation)}</p>` });
  if (measure.target)
    parts.push({
      heading: 'Target',
      content: html`<p>${targetInWords(measure.target, measure.kind)}${judged.assurance && html`: ${assuranceMark(judged.assurance)}`}</p>${
        outlook &&
        html`<p>At its present form, about ${Math.round(outlook.chance * 100)} in 100 to meet it in ${monthInWords(outlook.month)}.</p>`
      }`,
    });
  if (caveats.length > 0) parts.push({ heading: 'How sure', content: caveats.map((caveat) => html`<p>${caveat}</p>`) });
  return aside('What it means', parts);
}

function differenceInWords({ measure, difference, from, to }: Judged): string {
  if (!difference || !from || !to) return '';
  const direction = difference.change > 0 ? 'up' : difference.change < 0 ? 'down' : 'unchanged';
  const signed = (value: number) => `${value < 0 ? '−' : '+'}${formatChange(measure, value)}`;
  return `From ${monthInWords(from)} to ${monthInWords(to)}: ${direction === 'unchanged' ? direction : `${direction} ${formatChange(measure, difference.change)}`} (95% interval ${signed(difference.lower)} to ${signed(difference.upper)}).`;
}

function actOn({ judged, view, toActOn }: MeasurePage, latest: ChartPoint): Html {
  if (toActOn === null) return html``;
  const { measure } = judged;
  const query = new URLSearchParams({ month: latest.month, ...(view.team && { dimension: 'team', group: view.team }) });
  const href = `/measures/${measure.id}/children?${query}`;
  const words =
    measure.better === 'neither'
      ? html`<a class="govuk-link" href="${href}">The rows behind ${monthInWords(latest.month)}</a>`
      : html`<a class="govuk-link" href="${href}">${toActOn === 1 ? '1 child' : `${toActOn.toLocaleString('en-GB')} children`} to act on</a> in ${monthInWords(latest.month)}`;
  return html`<p class="govuk-body-l">${words}. Opening the list is recorded.</p>`;
}

function monthsTable({ judged, mayReadExtracts }: MeasurePage): Html {
  const { measure, series } = judged;
  return dataTable({
    caption: `${measure.title} by month, newest first`,
    isCaptionHidden: true,
    isCompact: true,
    columns: [
      { heading: 'Month' },
      { heading: 'Figure', isNumeric: true },
      { heading: 'Made of', isNumeric: true },
      { heading: 'State' },
      { heading: 'Special cause' },
      { heading: 'Limits', isNumeric: true },
      { heading: 'Extract as at' },
    ],
    rows: series
      .toReversed()
      .map((point) => [
        monthInWords(point.month),
        formatFigure(measure, point),
        formatFraction(measure, point),
        statusTag(point),
        point.signal === null ? '–' : SIGNAL_WORDS[point.signal],
        point.lower === null || point.upper === null
          ? '–'
          : `${formatValue(measure, point.lower)} to ${formatValue(measure, point.upper)}`,
        extractLink(point.extractId, dateInWords(point.asAt), mayReadExtracts),
      ]),
    whenEmpty: 'No extract has given this measure a figure yet.',
  });
}

const SIGNAL_WORDS: Record<NonNullable<ChartPoint['signal']>, string> = {
  good: '▲ Good',
  bad: '▼ Bad',
  high: '◆ High',
  low: '◆ Low',
};

function statusTag({ status }: Point): Html {
  if (status === 'provisional') return tag('Provisional', 'yellow');
  return status === 'revised' ? tag('Revised', 'purple') : tag('Final', 'grey');
}

function downloads({ judged, view, mayDownload, mayRebase }: MeasurePage): Html {
  if (!mayDownload) return html``;
  const link = (kind: 'csv' | 'xlsx', words: string) =>
    html`<a class="govuk-link" href="${addressOf(`/measures/${judged.measure.id}/table.${kind}`, view)}" download>${words}</a>`;
  return html`<p class="govuk-body hw-downloads">Download this table: ${link('csv', 'CSV')}, ${link('xlsx', 'Excel')}.${
    mayRebase && html` <a class="govuk-link" href="/measures/${judged.measure.id}/rebases">Rebase its limits</a>`
  }</p>`;
}

function groups({ judged, view, breakdowns }: MeasurePage): Html {
  const { measure } = judged;
  const isSnapshot = measure.timing === 'snapshot';
  const over = isSnapshot
    ? `As at the end of ${monthInWords(view.to)}`
    : `${monthInWords(view.from)} to ${monthInWords(view.to)} put together`;
  const kind =
    measure.kind === 'proportion' ? '' : ' Groups are shown as counts: how many children live in each is not known.';
  return html`<p class="govuk-body hw-reading">${over}, in the order of their names: this is not a league table. A group is marked only where it differs from the council by more than chance would hardly ever give.${kind}</p>
${breakdowns.map(({ dimension, beside }) =>
  beside.groups.length === 0
    ? html``
    : figure(
        groupComparison({
          id: `groups-${dimension}`,
          title: DIMENSION_NAMES[dimension],
          unit: measure.kind === 'proportion' ? 'percent' : 'count',
          groups: beside.groups,
          whole: { name: 'The council', value: measure.kind === 'proportion' ? beside.whole : null },
          target: measure.kind === 'proportion' && measure.target ? { value: measure.target.value } : null,
          groupHeading: DIMENSION_NAMES[dimension],
        }),
        { headingLevel: 3 },
      ),
)}`;
}

function matured({ judged, moved }: MeasurePage): Html {
  const { measure } = judged;
  if (moved === null) return html`<p class="govuk-body">No month has been given by more than one extract yet.</p>`;
  const { movement, point } = moved;
  const steps = [...point.earlier, point];
  return html`<p class="govuk-body hw-reading">${measure.title} is final ${measure.finalAfterDays} days after the month’s end. Of the last 12 months, ${monthInWords(movement.month)} moved most as records came in.</p>
${figure(
  movementChart({
    id: 'matured-chart',
    title: `${monthInWords(movement.month)} as each extract gave it`,
    unit: unitOfChart(measure),
    movements: steps.map((step) => ({ asAt: step.asAt, value: step.value, madeOf: formatFraction(measure, step) })),
    finalFrom: addDays(lastDayOf(movement.month), measure.finalAfterDays),
  }),
  { headingLevel: 3 },
)}`;
}

function definition({ measure }: Judged): Html {
  return summaryList({
    rows: [
      { key: 'Counted', value: measure.numeratorInWords },
      { key: 'Out of', value: measure.denominatorInWords },
      { key: 'Counting unit', value: measure.countingUnit },
      { key: 'Better', value: { higher: 'Higher', lower: 'Lower', neither: 'Neither: it is context' }[measure.better] },
      {
        key: 'Target',
        value: html`${targetInWords(measure.target, measure.kind)} (a starting value for the council to confirm)`,
      },
      { key: 'Source', value: measure.source },
      ...(measure.notes === '' ? [] : [{ key: 'Notes', value: measure.notes }]),
      {
        key: 'Version',
        value: `${measure.version}, reviewed ${dateInWords(measure.reviewedOn)}: ${measure.changes.at(-1)?.what ?? ''}`,
      },
    ],
  });
}

function extractsTable({ judged, extracts, mayReadExtracts }: MeasurePage): Html {
  const used = Map.groupBy(judged.series, ({ extractId }) => extractId);
  const rows = extracts.filter(({ id }) => used.has(id)).toReversed();
  return dataTable({
    caption: 'Which extract each month’s figure comes from',
    isCaptionHidden: true,
    isCompact: true,
    columns: [{ heading: 'Extract' }, { heading: 'As at' }, { heading: 'Months' }, { heading: 'File hash' }],
    rows: rows.map((extract) => [
      extractLink(extract.id, extract.fileName, mayReadExtracts),
      dateInWords(extract.asAt),
      (used.get(extract.id) ?? []).map(({ month }) => monthInWords(month)).join(', '),
      html`<code>${extract.sha256.slice(0, 12)}</code>`,
    ]),
    whenEmpty: 'None yet.',
  });
}

function extractLink(id: string, words: string, mayRead: boolean): Content {
  return mayRead ? html`<a class="govuk-link" href="/extracts/${id}">${words}</a>` : words;
}

/** While referrals reach back less far than the measure needs. */
export function historyInWords(months: number): string | null {
  return months >= REFERRAL_HISTORY_MONTHS
    ? null
    : `${months} of ${REFERRAL_HISTORY_MONTHS} months. Until then earlier referrals are taken from the file’s own count.`;
}
