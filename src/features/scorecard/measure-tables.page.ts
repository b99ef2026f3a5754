import type { Point } from '#features/measures/index.ts';
import { localTargetInWords } from '#features/settings/index.ts';
import { dateInWords } from '#kernel/local-date.ts';
import { monthInWords } from '#kernel/month.ts';
import { type Content, dataTable, details, type Html, html, summaryList, tag, termHelp } from '#ui';
import { formatFigure, formatFraction, formatValue } from './figures.ts';
import type { MeasurePage } from './measure-shown.ts';
import type { ChartPoint, Judged } from './scorecard.ts';
import { addressOf } from './view.ts';

type Tables = Pick<
  MeasurePage,
  'judged' | 'view' | 'extracts' | 'kept' | 'mayDownload' | 'mayReadExtracts' | 'mayRebase'
>;

/** So many months are shown at once: a year and the same month of the year before. */
const MONTHS_SHOWN = 13;

/** The measure's months, newest first; those of more than a year ago on request. */
export function monthsTables(page: Tables): Html {
  const newestFirst = page.judged.series.toReversed();
  const [shown, earlier] = [newestFirst.slice(0, MONTHS_SHOWN), newestFirst.slice(MONTHS_SHOWN)];
  return html`${statesHelp(page.judged)}${monthsTable(page, shown, 'newest first')}${
    earlier.length > 0 &&
    details({
      summary: earlier.length === 1 ? 'The month before' : `The ${earlier.length} months before`,
      content: monthsTable(page, earlier, 'earlier months'),
      classes: 'hw-wide-details',
    })
  }${downloads(page)}`;
}

function statesHelp({ measure }: Judged): Html {
  const { finalAfterDays } = measure;
  return html`<div class="hw-help"><span class="hw-help__lead">What these mean:</span>
${termHelp('Provisional, final, revised', `Records of a month come in after it ends. ${finalAfterDays === 0 ? 'This measure is final at the month’s end' : `This measure is provisional for ${finalAfterDays} days after the month’s end and then final`}; revised says that a final figure changed in a later extract. Both are kept.`, '')}
${termHelp('Special cause', 'A month, or a run of months, that chance alone would hardly give: a point outside the limits, seven months on one side of the average or in one direction, or two of three near a limit.', '')}
${termHelp('Limits', 'The band in which nearly every month falls while nothing but chance moves the figure. They are drawn from the first twelve final months and are an arithmetic band: a limit can lie over 100%.', '')}
${termHelp('Extract, as at', 'An extract is one file drawn from the case system on a day: its as-at date. A month’s figure comes from the newest extract that covers it.', '')}</div>`;
}

function monthsTable({ judged, kept, mayReadExtracts }: Tables, series: Judged['series'], which: string): Html {
  const { measure } = judged;
  return dataTable({
    caption: `${measure.title} by month, ${which}`,
    isCaptionHidden: true,
    isCompact: true,
    classes: 'hw-table--facts',
    columns: [
      { heading: 'Month' },
      { heading: 'Figure', isNumeric: true },
      { heading: 'Made of', isNumeric: true },
      { heading: 'State' },
      { heading: 'Special cause' },
      { heading: 'Limits', isNumeric: true },
      { heading: kept.supplied ? 'Accepted on' : 'Extract as at' },
    ],
    rows: series.map((point) => [
      monthInWords(point.month),
      formatFigure(measure, point),
      formatFraction(measure, point),
      statusTag(point),
      point.signal === null ? '–' : SIGNAL_WORDS[point.signal],
      point.lower === null || point.upper === null
        ? '–'
        : `${formatValue(measure, point.lower)} to ${formatValue(measure, point.upper)}`,
      extractLink(point.extractId, dateInWords(point.asAt), mayReadExtracts && kept.supplied === null),
    ]),
    whenEmpty: 'No extract has given this measure a figure yet.',
  });
}

const SIGNAL_WORDS: Record<NonNullable<ChartPoint['signal']>, string> = {
  good: '▲ Better',
  bad: '▼ Worse',
  high: '◆ Higher',
  low: '◆ Lower',
};

function statusTag({ status }: Point): Html {
  if (status === 'provisional') return tag('Provisional', 'yellow');
  return status === 'revised' ? tag('Revised', 'purple') : tag('Final', 'grey');
}

function downloads({ judged, view, mayDownload, mayRebase }: Tables): Html {
  if (!mayDownload) return html``;
  const link = (kind: 'csv' | 'xlsx', words: string) =>
    html`<a class="govuk-link" href="${addressOf(`/measures/${judged.measure.id}/table.${kind}`, view)}" download>${words}</a>`;
  return html`<p class="govuk-body hw-downloads">Download this table: ${link('csv', 'CSV')}, ${link('xlsx', 'Excel')}.${
    mayRebase && html` <a class="govuk-link" href="/measures/${judged.measure.id}/rebases">Rebase its limits</a>`
  }</p>`;
}

/** What the measure is, in words. */
export function definition({ judged: { measure }, kept }: Pick<MeasurePage, 'judged' | 'kept'>): Html {
  return summaryList({
    rows: [
      { key: 'Counted', value: measure.numeratorInWords },
      { key: 'Out of', value: measure.denominatorInWords },
      { key: 'Counting unit', value: measure.countingUnit },
      { key: 'Better', value: { higher: 'Higher', lower: 'Lower', neither: 'Neither: it is context' }[measure.better] },
      {
        key: 'Target',
        value: kept.target
          ? `${localTargetInWords(kept.target, measure)} (${kept.decision ? `approved by ${kept.decision.approvedBy}, ${kept.decision.reference}` : 'a starting value for the council to confirm'})`
          : 'None is set',
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

/** Which extract each month's figure comes from, on request: there is one for nearly every month. */
export function extractsUsed(page: Tables): Html {
  if (page.kept.supplied) return suppliedTable(page.kept.supplied);
  const count = new Set(page.judged.series.map(({ extractId }) => extractId)).size;
  if (count === 0) return html`<p class="govuk-body">None yet.</p>`;
  return details({
    summary: count === 1 ? 'One extract gives all months' : `${count} extracts give these months`,
    content: extractsTable(page),
    classes: 'hw-wide-details',
  });
}

function suppliedTable(tables: NonNullable<MeasurePage['kept']['supplied']>): Html {
  return dataTable({
    caption: 'Which table each month’s figure comes from',
    isCaptionHidden: true,
    isCompact: true,
    columns: [{ heading: 'Supplied by' }, { heading: 'Accepted on' }, { heading: 'Months' }],
    rows: tables.map(({ by, on, months }) => [by, dateInWords(on), months.map(monthInWords).join(', ')]),
    whenEmpty: 'None yet.',
  });
}

function extractsTable({ judged, extracts, mayReadExtracts }: Tables): Html {
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
