import { completenessMeter, type ListStanding } from '#features/measures/index.ts';
import { dateInWords, daysBetween, type LocalDate } from '#kernel/local-date.ts';
import { type Month, monthInWords, monthShort } from '#kernel/month.ts';
import {
  type Content,
  cardGrid,
  dataTable,
  figureOf,
  type Html,
  headline,
  html,
  named,
  pageHeading,
  stat,
  verdictMark,
  warningText,
} from '#ui';
import { formatFigure } from './figures.ts';
import { noExtractYet, sentenceOf, sparkOf } from './scorecard.page.ts';
import type { Judged, Scorecard, Verdict } from './scorecard.ts';
import { type TeamShown, teamsTable } from './teams.page.ts';
import { addressOf } from './view.ts';

export type HomePage = {
  today: LocalDate;
  scorecard: Scorecard;
  dataMonth: Month | null;
  /** Measures whose verdict is another than it was a month ago. */
  changed: readonly { judged: Judged; before: Verdict }[];
  /** What the newest extract's checks found, by check and list. */
  /** Null for those who see figures only as they may be published. */
  problems: readonly { title: string; count: number; list: string | null }[] | null;
  /** The teams that the reader answers for, which stand before the council's; null for others. */
  ownTeams: readonly (TeamShown & { worse: readonly Judged[] })[] | null;
  mayLoad: boolean;
  newestExtract: { id: string; fileName: string } | null;
  mayReadExtracts: boolean;
  /** How the lists stand that the figures are counted from; null for who may see no counts. */
  standing: readonly ListStanding[] | null;
  mayCount: boolean;
  mayActOn: boolean;
};

/** Councils load once a month: data older than this is not what the service is like today. */
const OLD_AFTER_DAYS = 45;

const MOST_PROBLEMS = 5;

/** What everybody's first page begins with: its heading, and what stands before the figures. */
export function homeHeading({
  council,
  today,
  first,
}: {
  council: string;
  today: LocalDate;
  first: Html | null;
}): Html {
  return html`${pageHeading('What to look at first', { above: `${council}, ${dateInWords(today)}` })}${first}`;
}

/** What to look at first of the figures: how old the data is, what changed, what is worst in the data. */
export function homePage(page: HomePage): Html {
  const { scorecard, today, dataMonth } = page;
  if (scorecard.asAt === null || dataMonth === null) return noExtractYet(page.mayLoad);
  const age = daysBetween(scorecard.asAt, today);
  return html`${page.standing && completenessMeter(page.standing, today)}
${age > OLD_AFTER_DAYS && warningText(`Nothing has been loaded for ${age} days: the figures tell of ${monthInWords(dataMonth)} and before.`)}
${page.ownTeams && ownTeams(page.ownTeams)}
${page.ownTeams && html`<h2 class="govuk-heading-m">The whole council</h2>`}
${headline(sentenceOf(scorecard), html`<a class="govuk-link" href="/scorecard?set=all">Open the scorecard of every measure</a>`)}
${cards(page, dataMonth, age)}
${changes(page)}
${worsening(page)}
${problemsInData(page)}`;
}

/** What somebody who runs teams looks at first: theirs. */
function ownTeams(teams: NonNullable<HomePage['ownTeams']>): Html {
  const worse = teams.flatMap(({ name, worse: rows }) => rows.map((judged) => ({ name, judged })));
  return html`<section><h2 class="govuk-heading-m">${teams.length === 1 ? 'Your team' : 'Your teams'}</h2>
${teams.length === 0 ? html`<p class="govuk-body">No accepted file names a team that you are responsible for.</p>` : teamsTable(teams)}
${
  teams.length > 0 &&
  dataTable({
    caption: `Getting worse in ${teams.length === 1 ? 'your team' : 'your teams'}`,
    captionSize: 's',
    classes: 'hw-table--brief',
    columns: [{ heading: 'Measure' }, { heading: 'Team' }, { heading: 'Latest' }, { heading: 'Why' }],
    rows: worse.map(({ name, judged }) => [
      html`<a class="govuk-link" href="${addressOf(`/measures/${judged.measure.id}`, { team: name })}">${judged.measure.title}</a>`,
      name,
      latestOf(judged),
      judged.reason,
    ]),
    whenEmpty: 'None.',
  })
}</section>`;
}

function cards(page: HomePage, dataMonth: Month, age: number): Html {
  const { scorecard, mayReadExtracts, newestExtract, mayCount, mayActOn, changed } = page;
  const { gettingWorse, improving } = scorecard.counts;
  const old = age === 0 ? 'drawn today' : `${age} ${age === 1 ? 'day' : 'days'} old`;
  return cardGrid([
    {
      title: 'Newest data',
      content: stat(monthInWords(dataMonth), scorecard.asAt && `as at ${dateInWords(scorecard.asAt)}, ${old}`),
      ...(mayReadExtracts && newestExtract && { href: `/extracts/${newestExtract.id}` }),
    },
    {
      title: 'Getting worse',
      content: stat(gettingWorse, gettingWorse === 1 ? 'measure' : 'measures'),
      href: '/scorecard?verdict=gettingWorse&set=all',
    },
    {
      title: 'Improving',
      content: stat(improving, improving === 1 ? 'measure' : 'measures'),
      href: '/scorecard?verdict=improving&set=all',
    },
    ...(mayCount
      ? [
          {
            title: 'What changed',
            content: stat(
              changed.length,
              `${changed.length === 1 ? 'trajectory' : 'trajectories'} since the month before`,
            ),
            href: '/changes',
          },
        ]
      : []),
    ...(mayActOn
      ? [
          {
            title: 'Children to act on',
            content: html`<p>Whose time is running, and who is overdue</p>`,
            href: '/act-on',
          },
          { title: 'Data to fix', content: html`<p>Rows to put right, by team</p>`, href: '/data-quality/fix' },
        ]
      : []),
  ]);
}

function changes({ changed }: HomePage): Html {
  return html`<section><h2 class="govuk-heading-m">Trajectories that changed since the month before</h2>
${dataTable({
  caption: 'Trajectories that changed since the month before',
  isCaptionHidden: true,
  classes: 'hw-table--brief',
  columns: [
    { heading: 'Measure' },
    { heading: 'Now' },
    { heading: '24 months' },
    { heading: 'Latest' },
    { heading: 'Before' },
    { heading: 'Why' },
  ],
  rows: changed.map(({ judged, before }) => [
    measureLink(judged),
    verdictMark(judged.verdict),
    sparkOf(judged, 'changed'),
    latestOf(judged),
    verdictMark(before),
    judged.reason,
  ]),
  whenEmpty: 'None: every measure is where it was a month ago.',
})}</section>`;
}

function worsening({ scorecard }: HomePage): Html {
  return html`<section><h2 class="govuk-heading-m">Getting worse</h2>
${dataTable({
  caption: 'Measures that are getting worse',
  isCaptionHidden: true,
  classes: 'hw-table--brief',
  columns: [{ heading: 'Measure' }, { heading: '24 months' }, { heading: 'Latest' }, { heading: 'Why' }],
  rows: scorecard.rows
    .filter(({ verdict }) => verdict === 'gettingWorse')
    .map((judged) => [measureLink(judged), sparkOf(judged, 'worse'), latestOf(judged), judged.reason]),
  whenEmpty: 'None.',
})}</section>`;
}

function measureLink({ measure }: Judged): Html {
  return named(html`<a class="govuk-link" href="/measures/${measure.id}">${measure.title}</a>`, measure.id);
}

function latestOf({ measure, latest }: Judged): Content {
  return latest === null ? 'No figure' : figureOf(formatFigure(measure, latest), monthShort(latest.month));
}

function problemsInData({ problems, mayReadExtracts, newestExtract }: HomePage): Html {
  if (problems === null) return html``;
  const byTitle = Map.groupBy(problems, ({ title }) => title);
  const worst = [...byTitle]
    .map(([title, found]) => ({ title, found, count: found.reduce((sum, { count }) => sum + count, 0) }))
    .toSorted((a, b) => b.count - a.count)
    .slice(0, MOST_PROBLEMS);
  const link = mayReadExtracts && newestExtract && `/extracts/${newestExtract.id}#issues`;
  return html`<section><h2 class="govuk-heading-m">Worst problems in the newest data</h2>
${dataTable({
  caption: 'Worst problems in the newest data',
  isCaptionHidden: true,
  columns: [{ heading: 'What was found' }, { heading: 'Where' }, { heading: 'Places', isNumeric: true }],
  rows: worst.map(({ title, found, count }) => [
    title,
    found.map(({ list, count: places }) => `${list ?? 'Several lists'} ${places.toLocaleString('en-GB')}`).join(', '),
    html`<strong>${count.toLocaleString('en-GB')}</strong>`,
  ]),
  whenEmpty: 'The checks found nothing.',
})}
${link && worst.length > 0 && html`<p class="govuk-body"><a class="govuk-link" href="${link}">All that was found in ${newestExtract.fileName}</a></p>`}</section>`;
}
