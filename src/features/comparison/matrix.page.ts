import { AREA_NAMES, AREAS } from '#features/measures/index.ts';
import { addressOf, formatFigure, type Judged, VERDICT_WORDS, VERDICTS, type View } from '#features/scorecard/index.ts';
import { csv } from '#kernel/csv.ts';
import { type Month, monthInWords, monthShort } from '#kernel/month.ts';
import { type Content, dataTable, emptyState, filterBar, type Html, html, pageHeading, verdictMark } from '#ui';
import type { MatrixRow } from './matrix.ts';

/** As many teams as a wide page has room for beside the council. */
const MOST_BESIDE = 6;

export type MatrixPage = {
  navigation: Html;
  rows: readonly MatrixRow[];
  teams: readonly string[];
  months: readonly Month[];
  view: View;
  mayDownload: boolean;
  csvHref: string;
};

/** Every team's trajectory in every measure, by shape and word: where to look, not who is best. */
export function matrixPage({ navigation, rows, teams, months, view, mayDownload, csvHref }: MatrixPage): Html {
  const monthItems = months.map((month) => ({ value: month, text: monthInWords(month) }));
  const shown = rows.filter(
    ({ measure, council, cells }) =>
      (view.area === null || measure.area === view.area) &&
      (view.verdict === null || [council, ...cells].some((cell) => cell?.verdict === view.verdict)),
  );
  const areas = AREAS.filter((area) => rows.some(({ measure }) => measure.area === area));
  return html`${pageHeading('Measures by team', { caption: 'Each cell is the team beside its own past. Teams stand in the order of their names: this is not a league table.' })}
${navigation}
${filterBar({
  action: '/teams/matrix',
  label: 'Choose what the table shows',
  filters: [
    { name: 'from', label: 'From', items: monthItems, value: view.from },
    { name: 'to', label: 'To', items: monthItems, value: view.to },
    {
      name: 'area',
      label: 'Area',
      items: [{ value: '', text: 'Every area' }, ...areas.map((area) => ({ value: area, text: AREA_NAMES[area] }))],
      value: view.area ?? '',
    },
    {
      name: 'verdict',
      label: 'With any that is',
      items: [
        { value: '', text: 'Any' },
        ...VERDICTS.map((verdict) => ({ value: verdict, text: VERDICT_WORDS[verdict] })),
      ],
      value: view.verdict ?? '',
    },
    {
      name: 'set',
      label: 'Measures',
      items: [
        { value: 'board', text: 'Board scorecard' },
        { value: 'all', text: 'Every measure' },
      ],
      value: view.set,
    },
  ],
  clearHref: '/teams/matrix',
  end: mayDownload && html`<a class="govuk-link" href="${csvHref}">Download as CSV</a>`,
})}
<p class="govuk-body hw-reading"><strong>Worse</strong> and <strong>improving</strong> are by more than chance explains; <strong>no change</strong> means no significant change; <strong>unclear</strong> that it cannot be determined, most often because numbers are small. A dash: no work of the team’s.${teams.length > MOST_BESIDE && ` The table scrolls sideways: ${teams.length} teams.`}</p>
${teams.length === 0 || shown.length === 0 ? emptyState('No figures of teams', 'No team within your reach has a figure that fits this choice.') : table(shown, teams, view)}`;
}

function table(rows: readonly MatrixRow[], teams: readonly string[], view: View): Html {
  return html`<div class="hw-scrolling" tabindex="0" role="region" aria-label="Measures by team">${dataTable({
    caption: 'Trajectories of every measure and team',
    isCaptionHidden: true,
    isCompact: true,
    classes: 'hw-matrix',
    columns: [{ heading: 'Measure' }, { heading: 'The council' }, ...teams.map((team) => ({ heading: team }))],
    rows: rows.map(({ measure, council, cells }) => [
      html`<a class="govuk-link" href="${addressOf(`/measures/${measure.id}`, view)}">${measure.title}</a>`,
      cellOf(council, null, view),
      ...cells.map((cell, index) => cellOf(cell, teams[index] ?? null, view)),
    ]),
  })}</div>`;
}

/** The verdict as shape and word, with the latest figure; a dash where the measure is no work of the team's. */
function cellOf(judged: Judged | null, team: string | null, view: View): Content {
  if (judged === null) return html`<span class="hw-none">–</span>`;
  const { measure, latest, verdict } = judged;
  const href = addressOf(`/measures/${measure.id}`, { ...view, area: null, verdict: null, team });
  const figure = latest === null ? countOf(judged) : formatFigure(measure, latest);
  return html`${verdictMark(verdict, SHORT[verdict])}<br><a class="govuk-link" href="${href}">${figure}</a>${latest && latest.month !== view.to && html` <span class="hw-unbroken">${monthShort(latest.month)}</span>`}`;
}

/** A team's rate has no population that it is out of: its count stands alone. */
function countOf({ measure, series }: Judged): string {
  const last = series.at(-1);
  return measure.kind === 'rate' && last ? `${last.numerator} counted` : 'no figure';
}

/** As a narrow cell has room for. */
const SHORT: Record<Judged['verdict'], string> = {
  improving: 'Improving',
  noChange: 'No change',
  gettingWorse: 'Worse',
  undetermined: 'Unclear',
};

export function matrixCsv(rows: readonly MatrixRow[], teams: readonly string[]): string {
  return csv(
    ['Measure', 'Title', 'Area', 'Of', 'Trajectory', 'Latest month', 'Figure', 'Numerator', 'Denominator', 'Reason'],
    rows.flatMap(({ measure, council, cells }) =>
      [council, ...cells].flatMap((cell, index) =>
        cell === null
          ? []
          : [
              [
                ...[
                  measure.id,
                  measure.title,
                  AREA_NAMES[measure.area],
                  index === 0 ? 'The council' : (teams[index - 1] ?? ''),
                ],
                ...[VERDICT_WORDS[cell.verdict], cell.latest?.month ?? null, cell.latest?.value ?? null],
                ...[cell.latest?.numerator ?? null, cell.latest?.denominator ?? null, cell.reason],
              ],
            ],
      ),
    ),
  );
}
