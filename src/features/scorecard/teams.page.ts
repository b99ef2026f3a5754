import { verdictBar } from '#charts';
import { dataTable, type Html, html, pageHeading, picture, verdictMark } from '#ui';
import { formatFigure } from './figures.ts';
import { noExtractYet, VERDICT_WORDS } from './scorecard.page.ts';
import type { Judged, Scorecard } from './scorecard.ts';
import { addressOf, type View } from './view.ts';

export function teamsPage(
  teams: readonly { name: string; locality: string | null; counts: Scorecard['counts'] }[],
): Html {
  if (teams.length === 0) return html`${pageHeading('Teams')}${noExtractYet()}`;
  return html`${pageHeading('Teams', { caption: 'In the order of their names: this is not a league table. Each team’s own trajectory is judged against its own past.' })}
${dataTable({
  caption: 'Teams and the trajectories of their measures',
  isCaptionHidden: true,
  columns: [
    { heading: 'Team' },
    { heading: 'Locality' },
    ...Object.values(VERDICT_WORDS).map((heading) => ({ heading, isNumeric: true })),
  ],
  rows: teams.map(({ name, locality, counts }) => [
    html`<a class="govuk-link" href="/teams/${encodeURIComponent(name)}">${name}</a>`,
    locality ?? 'Not placed',
    counts.improving,
    counts.noChange,
    counts.gettingWorse,
    counts.undetermined,
  ]),
})}`;
}

/** A team's own scorecard beside the council's. */
export function teamPage(team: Scorecard, council: Scorecard, name: string, view: View, above: string): Html {
  const ofCouncil = new Map(council.rows.map((row) => [row.measure.id, row]));
  return html`${pageHeading(name, { above })}
${picture(verdictBar({ id: 'team-verdicts', title: `${name}: measures by trajectory`, counts: team.counts }))}
${dataTable({
  caption: `${name} beside the council`,
  captionSize: 'm',
  columns: [
    { heading: 'Measure' },
    { heading: name, isNumeric: true },
    { heading: `${name}: trajectory` },
    { heading: 'Council', isNumeric: true },
    { heading: 'Council: trajectory' },
  ],
  rows: team.rows.map((row) => {
    const whole = ofCouncil.get(row.measure.id);
    return [
      html`<a class="govuk-link" href="${addressOf(`/measures/${row.measure.id}`, { from: view.from, to: view.to, team: name })}">${row.measure.title}</a>`,
      latestOf(row),
      verdictMark(row.verdict),
      whole ? latestOf(whole) : '–',
      whole ? verdictMark(whole.verdict) : '–',
    ];
  }),
})}
<p class="govuk-body"><a class="govuk-link" href="${addressOf('/scorecard', { from: view.from, to: view.to, team: name })}">${name} as a scorecard with charts</a></p>`;
}

function latestOf({ measure, latest }: Judged): string {
  return latest === null ? 'No figure' : formatFigure(measure, latest);
}
