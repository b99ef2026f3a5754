import { sparkline, type Unit, verdictBar } from '#charts';
import { AREA_NAMES, AREAS, type MeasureDescription, targetInWords } from '#features/measures/index.ts';
import { dateInWords } from '#kernel/local-date.ts';
import { type Month, monthInWords, monthShort, monthsFrom } from '#kernel/month.ts';
import {
  assuranceMark,
  type Content,
  dataTable,
  emptyState,
  figureOf,
  filterBar,
  type Html,
  headline,
  html,
  linkButton,
  named,
  pageHeading,
  picture,
  type SelectItem,
  termHelp,
  variationMark,
  verdictMark,
  warningText,
} from '#ui';
import { formatFigure, formatFraction } from './figures.ts';
import type { Judged, Scorecard, Verdict } from './scorecard.ts';
import { scorecardSentence } from './sentence.ts';
import { addressOf, rowsShown, type View } from './view.ts';

export type ScorecardPage = {
  /** What stands above everything: `Scorecard`, or a team's name. */
  title: string;
  /** Where the filters lead. */
  path: string;
  scorecard: Scorecard;
  view: View;
  /** Months that can be chosen, oldest first. */
  months: readonly Month[];
  teams: readonly string[];
  /** Completeness and age of what the figures rest on, in one line. */
  basis: string;
  mayDownload: boolean;
};

export const VERDICT_WORDS: Record<Verdict, string> = {
  improving: 'Improving',
  noChange: 'No significant change',
  gettingWorse: 'Getting worse',
  undetermined: 'Cannot be determined',
};

export function scorecardPage(page: ScorecardPage): Html {
  const { scorecard, view, title } = page;
  if (scorecard.asAt === null) return html`${pageHeading(title)}${noExtractYet()}`;
  const { lead, chance } = scorecardSentence(scorecard);
  return html`${pageHeading(title, { above: page.basis })}
${view.problem && warningText(view.problem)}
${headline(lead, html`${chance} <a class="govuk-link" href="/methods/trajectory">How this is decided</a>`)}
${picture(verdictBar({ id: 'verdicts', title: 'Measures by trajectory', counts: scorecard.counts }))}
${filters(page)}
${downloads(page)}
${measuresTable(page)}
${help()}`;
}

export function noExtractYet(): Html {
  return emptyState(
    'No figures yet',
    'Load the Annex A workbook of your council and accept it: every measure is counted from it at once.',
    linkButton({ text: 'Load a file', href: '/extracts/new' }),
  );
}

/** The unit in which a measure's charts are drawn. */
export function unitOfChart({ kind }: Pick<MeasureDescription, 'kind'>): Unit {
  return kind === 'proportion' ? 'percent' : kind;
}

function filters({ path, view, months, teams, title }: ScorecardPage): Html {
  const monthItems = months.map((month): SelectItem => ({ value: month, text: monthInWords(month) }));
  return filterBar({
    action: path,
    label: `Choose what the ${title.toLowerCase()} shows`,
    filters: [
      { name: 'from', label: 'From', items: monthItems, value: view.from },
      { name: 'to', label: 'To', items: monthItems, value: view.to },
      {
        name: 'area',
        label: 'Area',
        items: [{ value: '', text: 'All areas' }, ...AREAS.map((area) => ({ value: area, text: AREA_NAMES[area] }))],
        value: view.area ?? '',
      },
      ...(teams.length === 0
        ? []
        : [
            {
              name: 'team',
              label: 'Team',
              items: [{ value: '', text: 'The whole council' }, ...teams.map((team) => ({ value: team, text: team }))],
              value: view.team ?? '',
            },
          ]),
      {
        name: 'verdict',
        label: 'Trajectory',
        items: [{ value: '', text: 'Any' }, ...Object.entries(VERDICT_WORDS).map(([value, text]) => ({ value, text }))],
        value: view.verdict ?? '',
      },
    ],
    clearHref: path,
  });
}

function downloads({ view, mayDownload }: ScorecardPage): Html {
  if (!mayDownload) return html``;
  return html`<p class="govuk-body hw-downloads">${linkButton({ text: 'Board performance report', href: addressOf('/reports/board', view) })} <a class="govuk-link" href="${addressOf('/scorecard.csv', view)}" download>This table as CSV</a></p>`;
}

function measuresTable({ scorecard, view }: ScorecardPage): Html {
  const rows = rowsShown(scorecard, view);
  return dataTable({
    caption: `Measures, ${rows.length} of ${scorecard.rows.length}`,
    captionSize: 'm',
    columns: [
      { heading: 'Measure' },
      { heading: 'Trajectory' },
      { heading: 'Months, with limits' },
      { heading: 'Latest' },
      { heading: 'Target' },
      { heading: 'Variation' },
      { heading: 'Is it met?' },
    ],
    rows: rows.map((row) => measureRow(row, view)),
    whenEmpty: html`No measure is left by these filters. <a class="govuk-link" href="${addressOf('/scorecard', { from: view.from, to: view.to })}">Show all measures</a>`,
  });
}

function measureRow(judged: Judged, view: View): Content[] {
  const { measure, verdict, latest, variation, assurance } = judged;
  return [
    named(
      html`<a class="govuk-link" href="${addressOf(`/measures/${measure.id}`, { from: view.from, to: view.to, team: view.team })}">${measure.title}</a>`,
      measure.id,
    ),
    verdictMark(verdict),
    sparkOf(judged),
    latest === null ? 'No figure' : figureOf(formatFigure(measure, latest), latestNote(judged)),
    measure.target === null ? '–' : targetInWords(measure.target, measure.kind),
    variation === null ? '–' : variationMark(variation),
    assurance === null ? '–' : assuranceMark(assurance),
  ];
}

function latestNote({ latest }: Judged): string {
  if (latest === null) return '';
  const provisional = latest.status === 'provisional' ? ', provisional' : '';
  return `${formatFraction(latest)}, ${monthShort(latest.month)}${provisional}`;
}

function sparkOf({ measure, series, verdict }: Judged): Html {
  const shown = series.slice(-24);
  return picture(
    sparkline({
      id: `spark-${measure.id}`,
      title: measure.title,
      unit: unitOfChart(measure),
      verdict,
      points: shown.map(({ month, value, centre, lower, upper }) => ({
        label: monthInWords(month),
        value,
        centre,
        lower,
        upper,
      })),
    }),
  );
}

function help(): Html {
  return html`<div class="hw-help">${termHelp('Limits', 'The band in which nearly every month falls while nothing but chance moves the figure. They come from the first twelve final months, or from the last time the measure was rebased.')}
${termHelp('Special cause', 'A month, or a run of months, that chance alone would hardly give: a point outside the limits, seven months on one side of the average or in one direction, or two of three near a limit.')}
${termHelp('Is it met?', 'Reliably met or missed: the target lies outside the limits, so that the present way of working meets or misses it every month. Otherwise it is met in some months by chance.')}</div>`;
}

/** One line on what the figures rest on. */
export function basisLine(basis: {
  asAt: Scorecard['asAt'];
  dataMonth: Month | null;
  lists: number;
  soundShare: number | null;
  view: View;
}): string {
  if (basis.asAt === null || basis.dataMonth === null) return '';
  const sound = basis.soundShare === null ? '' : `, ${basis.soundShare.toFixed(1)}% of rows without an error`;
  return `Data to ${monthInWords(basis.dataMonth)}, extract as at ${dateInWords(basis.asAt)}, ${basis.lists} of 11 lists${sound}. Period ${monthInWords(basis.view.from)} to ${monthInWords(basis.view.to)}.`;
}

/** Every month that any measure has, oldest first: what can be chosen as a period's end. */
export function monthsToChoose(scorecard: Scorecard): Month[] {
  const months = scorecard.rows.flatMap(({ series }) => series.map(({ month }) => month)).sort();
  const [first, last] = [months[0], months.at(-1)];
  return first && last ? monthsFrom(first, last) : [];
}
