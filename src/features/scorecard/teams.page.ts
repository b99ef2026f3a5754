import { verdictBar } from '#charts';
import { completenessMeter, type ListStanding } from '#features/measures/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import {
  type Content,
  dataTable,
  emptyState,
  figureOf,
  type Html,
  headline,
  html,
  insetText,
  pageHeading,
  picture,
  subNavigation,
  verdictMark,
} from '#ui';
import { formatFigure } from './figures.ts';
import { noExtractYet, sentenceOf, sparkOf, VERDICT_WORDS } from './scorecard.page.ts';
import { type Judged, type Scorecard, VERDICTS } from './scorecard.ts';
import { addressOf, type View } from './view.ts';

export type TeamShown = { name: string; locality: string | null; counts: Scorecard['counts'] };

export function teamsPage(
  teams: readonly TeamShown[],
  { isPart, hasExtract, mayLoad }: { isPart: boolean; hasExtract: boolean; mayLoad: boolean },
): Html {
  const title = isPart ? 'Your teams' : 'Teams';
  if (!hasExtract) return html`${pageHeading(title)}${noExtractYet(mayLoad)}`;
  if (teams.length === 0) return html`${pageHeading(title)}${noTeamYet(isPart)}`;
  return html`${pageHeading(title, { caption: 'In the order of their names: this is not a league table. Each team’s own trajectory is judged against its own past.' })}
<p class="govuk-body"><a class="govuk-link" href="/teams/matrix">Every measure by team, in one table</a></p>
${teamsTable(teams)}`;
}

function noTeamYet(isPart: boolean): Html {
  return isPart
    ? emptyState(
        'No figures of your teams yet',
        'No accepted file names a team that you are responsible for. Files may write its name in another way: tell whoever keeps the teams of your council.',
      )
    : emptyState('No figures of teams yet', 'No accepted file names a team.');
}

/** Teams with how many of their measures have which trajectory. */
export function teamsTable(teams: readonly TeamShown[]): Html {
  return html`${dataTable({
    caption: 'Teams and the trajectories of their measures',
    isCaptionHidden: true,
    classes: 'hw-table--counts',
    columns: [
      { heading: 'Team' },
      { heading: 'Locality' },
      ...VERDICTS.map((verdict) => ({ heading: VERDICT_WORDS[verdict] })),
    ],
    rows: teams.map(({ name, locality, counts }) => [
      html`<a class="govuk-link" href="/teams/${encodeURIComponent(name)}">${name}</a>`,
      locality ?? 'Not placed',
      ...VERDICTS.map((verdict) =>
        counts[verdict] === 0 ? html`<span class="hw-none">–</span>` : verdictMark(verdict, counts[verdict]),
      ),
    ]),
  })}`;
}

/** What stands on a team's page besides its figures. */
export type TeamAround = {
  above: string;
  /** How the team's rows stand; null for who may see no counts. */
  standing: readonly ListStanding[] | null;
  today: LocalDate;
  mayActOn: boolean;
};

/** A team's own scorecard beside the council's. */
export function teamPage(team: Scorecard, council: Scorecard, name: string, view: View, around: TeamAround): Html {
  const ofCouncil = new Map(council.rows.map((row) => [row.measure.id, row]));
  const withFigure = team.rows.filter(({ series }) => series.some(({ value }) => value !== null));
  return html`${pageHeading(name, { above: around.above })}
${around.standing && completenessMeter(around.standing, around.today, { href: `/data-quality?${new URLSearchParams({ team: name })}` })}
${teamLinks(name, around)}
${headline(sentenceOf(team), html`Judged against the team’s own past. <a class="govuk-link" href="${addressOf('/scorecard', { from: view.from, to: view.to, team: name })}">${name} as a scorecard</a>`)}
${picture(verdictBar({ id: 'team-verdicts', title: `${name}: measures by trajectory`, counts: team.counts }), 'early')}
<div class="hw-table-head"><h2 class="govuk-heading-m">${name} beside the council</h2></div>
${dataTable({
  caption: `${name} beside the council`,
  isCaptionHidden: true,
  classes: 'hw-table--beside',
  columns: [
    { heading: 'Measure' },
    { heading: name },
    { heading: '24 months', classes: 'hw-cell--plain' },
    { heading: 'The council' },
    { heading: '24 months', classes: 'hw-cell--plain' },
  ],
  rows: withFigure.map((row) => {
    const whole = ofCouncil.get(row.measure.id);
    return [
      html`<a class="govuk-link" href="${addressOf(`/measures/${row.measure.id}`, { from: view.from, to: view.to, team: name })}">${row.measure.title}</a>`,
      standing(row),
      sparkOf(row, 'team'),
      whole ? standing(whole) : '–',
      whole ? sparkOf(whole, 'council') : '–',
    ];
  }),
})}
${insetText('A team’s figures rest on fewer cases than the council’s: they move more from month to month, and the same change is harder to tell from chance.')}`;
}

/** Where the team's work and its data stand in lists. */
function teamLinks(name: string, { mayActOn }: TeamAround): Html {
  const query = new URLSearchParams({ team: name });
  const [actOn, fix] = [`/act-on?${query}`, `/data-quality/fix?${query}`];
  return subNavigation(`More of ${name}`, [
    ...(mayActOn
      ? [
          { text: 'Children to act on', href: actOn },
          { text: 'Rows to put right', href: fix },
        ]
      : []),
    { text: 'Measures by team', href: '/teams/matrix' },
  ]);
}

/** The latest figure and, under it, the verdict. */
function standing({ measure, latest, verdict }: Judged): Content {
  return figureOf(latest === null ? 'No figure' : formatFigure(measure, latest), verdictMark(verdict));
}
