import { sparkline, type Unit, verdictBar } from '#charts';
import type { Benchmark } from '#features/benchmarks/index.ts';
import {
  AREA_NAMES,
  AREAS,
  completenessMeter,
  type ListStanding,
  type MeasureDescription,
  type MeasureId,
  meanUnit,
} from '#features/measures/index.ts';
import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
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
import { englandBeside } from './beside-others.ts';
import { formatFigure, formatFraction } from './figures.ts';
import type { Judged, Scorecard, Verdict } from './scorecard.ts';
import { scorecardSentence } from './sentence.ts';
import { addressOf, rowsShown, type View } from './view.ts';
import { chanceInWords } from './wording.ts';

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
  /** To the other pages that look at the figures. */
  navigation: Html;
  /** How the lists stand that the figures are counted from; null for who may see no counts. */
  standing: readonly ListStanding[] | null;
  today: LocalDate;
  /** What others published, by measure. */
  published: ReadonlyMap<string, readonly Benchmark[]>;
  mayDownload: boolean;
  mayLoad: boolean;
  /** Who supplied a measure's figures and when, in words; null for what is counted from extracts. */
  suppliedMark(measure: MeasureId): string | null;
};

export const VERDICT_WORDS: Record<Verdict, string> = {
  improving: 'Improving',
  noChange: 'No significant change',
  gettingWorse: 'Getting worse',
  undetermined: 'Cannot be determined',
};

export function scorecardPage(page: ScorecardPage): Html {
  const { scorecard, view, title } = page;
  if (scorecard.asAt === null) return html`${pageHeading(title)}${page.navigation}${noExtractYet(page.mayLoad)}`;
  const { chance } = scorecardSentence(scorecard);
  return html`${pageHeading(title, { above: page.basis })}
${page.navigation}
${page.standing && completenessMeter(page.standing, page.today)}
${view.problem && warningText(view.problem)}
${headline(sentenceOf(scorecard), html`${chance} <a class="govuk-link" href="/methods/trajectory">How this is decided</a>`)}
${picture(verdictBar({ id: 'verdicts', title: 'Measures by trajectory', counts: scorecard.counts }), 'early')}
${filters(page)}
${tableHead(page)}
${measuresTable(page)}`;
}

/** The scorecard's sentence with what a reader takes away from it in bold. */
export function sentenceOf(scorecard: Scorecard): Html {
  const { parts } = scorecardSentence(scorecard);
  return html`${parts.map(({ text, isStrong }) => (isStrong ? html`<strong>${text}</strong>` : text))}`;
}

/** Before there is any data: what to do about it, for those who can. */
export function noExtractYet(mayLoad: boolean): Html {
  if (!mayLoad) return emptyState('No figures yet', 'Nobody has loaded and accepted a file of your council so far.');
  return emptyState(
    'No figures yet',
    'Load the Annex A workbook of your council and accept it: every measure is counted from it at once.',
    linkButton({ text: 'Load a file', href: '/extracts/new' }),
  );
}

const UNITS: Record<MeasureDescription['kind'], Unit> = {
  count: 'count',
  proportion: 'percent',
  rate: 'rate',
  mean: 'days',
};

/** The unit in which a measure's charts are drawn. */
export function unitOfChart({ kind, meanOf }: Pick<MeasureDescription, 'kind' | 'meanOf'>): Unit {
  return kind === 'mean' && meanOf !== undefined ? 'rate' : UNITS[kind];
}

function filters({ path, view, months, teams, title }: ScorecardPage): Html {
  const monthItems = months.map((month): SelectItem => ({ value: month, text: monthInWords(month) }));
  return filterBar({
    action: path,
    label: `Choose what the ${title.toLowerCase()} shows`,
    filters: [
      {
        name: 'set',
        label: 'Measures',
        items: [
          { value: '', text: 'Board scorecard' },
          { value: 'all', text: 'Every measure' },
        ],
        value: view.set === 'all' ? 'all' : '',
      },
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

/** Over the table: how many rows it has, what can be taken away, and what its words mean. */
function tableHead({ scorecard, view, mayDownload }: ScorecardPage): Html {
  const shown = rowsShown(scorecard, view).length;
  const all = scorecard.rows.length;
  return html`<div class="hw-table-head"><h2 class="govuk-heading-m">Measures${shown < all && html` <span class="hw-table-head__count">${shown} of ${all}</span>`}</h2>${
    mayDownload &&
    html`<div class="hw-table-head__actions"><a class="govuk-link" href="${addressOf('/scorecard.csv', view)}" download>This table as CSV</a>${linkButton({ text: 'Board performance report', href: addressOf('/reports/board', view) })}</div>`
  }</div>
${help()}`;
}

function measuresTable({ scorecard, view, published, suppliedMark }: ScorecardPage): Html {
  const rows = rowsShown(scorecard, view).map((row) => ({
    row,
    england: englandBeside(row.measure, published.get(row.measure.id) ?? []),
  }));
  const hasEngland = rows.some(({ england }) => england !== null);
  return dataTable({
    caption: 'Measures, what needs attention first',
    isCaptionHidden: true,
    classes: 'hw-table--measures',
    columns: [
      { heading: 'Measure' },
      { heading: 'Trajectory', classes: 'hw-cell--plain' },
      { heading: `${SPARK_MONTHS} months, with limits`, classes: 'hw-cell--plain hw-cell--picture' },
      { heading: 'Latest', classes: 'hw-cell--plain' },
      { heading: 'Target' },
      ...(hasEngland ? [{ heading: 'England' }] : []),
      { heading: 'Will it be met?' },
    ],
    rows: rows.map(({ row, england }) =>
      measureRow(row, {
        view,
        england: hasEngland ? englandOf(england) : null,
        supplied: suppliedMark(row.measure.id),
      }),
    ),
    whenEmpty: html`No measure is left by these filters. <a class="govuk-link" href="${addressOf('/scorecard', { from: view.from, to: view.to, set: view.set })}">Show all measures</a>`,
  });
}

type Beside = { view: View; england: Content | null; supplied: string | null };

function measureRow(judged: Judged, { view, england, supplied }: Beside): Content[] {
  const { measure, verdict, latest, variation } = judged;
  return [
    named(
      html`<a class="govuk-link" href="${addressOf(`/measures/${measure.id}`, { from: view.from, to: view.to, team: view.team, set: view.set })}">${measure.title}</a>`,
      [measure.id, supplied].filter(Boolean).join(' · '),
    ),
    named(verdictMark(verdict), variation && variationMark(variation)),
    sparkOf(judged),
    latest === null ? 'No figure' : figureOf(formatFigure(measure, latest), latestNote(judged)),
    targetOf(measure),
    ...(england === null ? [] : [england]),
    willItBeMet(judged),
  ];
}

/** Nothing to say: a dash in a table, no line of its own on a card. */
const NONE = html`<span class="hw-none">–</span>`;

function latestNote({ measure, latest }: Judged): Content {
  if (latest === null) return '';
  const isFraction = measure.kind !== 'count' && formatFigure(measure, latest) !== formatFraction(measure, latest);
  const parts = [isFraction && formatFraction(measure, latest), monthShort(latest.month)].filter(Boolean).join(', ');
  return html`<span class="hw-unbroken">${parts}</span>${latest.status === 'provisional' && html`<br>provisional`}`;
}

function targetOf(measure: MeasureDescription): Content {
  const { target, kind } = measure;
  if (target === null) return NONE;
  const value = `${target.value}${kind === 'proportion' ? '%' : kind === 'mean' ? meanUnit(measure) : ''}`;
  return figureOf(value, target.kind === 'atLeast' ? 'or more' : 'or less');
}

/** England’s newest published figure, with its year: never that of a month of ours. */
function englandOf(figure: Benchmark | null): Content {
  if (figure === null) return NONE;
  const value = figure.value?.toLocaleString('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return figureOf(`${value}${UNIT_AFTER[figure.unit ?? 'count']}`, figure.year);
}

const UNIT_AFTER = { percent: '%', per10000: '', count: '', days: ' days' } as const;

/** Whether the target is met now, and the chance that it is at the horizon where that can be said. */
function willItBeMet({ assurance, outlook }: Judged): Content {
  if (assurance === null && outlook === null) return NONE;
  const chance = outlook && `${chanceInWords(outlook.chance)} in ${monthShort(outlook.month)}`;
  return html`<span class="hw-figure-of">${assurance && assuranceMark(assurance)}${chance && html`<span class="hw-figure-of__note">${chance}</span>`}</span>`;
}

const SPARK_MONTHS = 24;

/** A measure's last two years at a glance; pages that show it more than once give each its own id. */
export function sparkOf({ measure, series, verdict }: Judged, id = 'spark'): Html {
  return picture(
    sparkline({
      id: `${id}-${measure.id}`,
      title: measure.title,
      unit: unitOfChart(measure),
      verdict,
      points: series.slice(-SPARK_MONTHS).map(({ month, value, centre, lower, upper }) => ({
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
  return html`<div class="hw-help"><span class="hw-help__lead">What these mean:</span>
${termHelp('Limits', 'The grey band in which nearly every month falls while nothing but chance moves the figure. It comes from the first twelve final months, or from the last time the measure was rebased. Where the months cannot carry limits there is no band, and the measure’s page says why.', '')}
${termHelp('Special cause', 'A month, or a run of months, that chance alone would hardly give: a point outside the limits, seven months on one side of the average or in one direction, or two of three near a limit. Anything else is common cause: the usual ups and downs.', '')}
${termHelp('Will it be met?', 'Reliably met or missed: the target lies outside the limits, so that the present way of working meets or misses it every month. Otherwise it is met in some months by chance. Under it stands the chance of meeting the target in the month named, if nothing changes.', '')}
${termHelp('England', 'The newest figure that was published for England, of the year or the day in the year that stands under it: another time than the month beside it. The measure’s page gives the source and other areas.', '')}
${termHelp('Provisional', 'Records of the month are still coming in. The figure is shown but decides nothing until enough days have passed; the measure’s page says how many.', '')}
${termHelp('Extract, as at and data month', 'An extract is one file drawn from the case system on a day: its as-at date. The data month is the last month that the file is about, usually the one before.', '')}</div>`;
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
