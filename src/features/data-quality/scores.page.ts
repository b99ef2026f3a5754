import { controlChart, issueBars, sparkline } from '#charts';
import { checkByCode, type ListId, listOf, listTitle } from '#features/extracts/index.ts';
import { completenessMeter, type ListStanding, shareInWords } from '#features/measures/index.ts';
import type { Judged } from '#features/scorecard/index.ts';
import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import { type Month, monthInWords } from '#kernel/month.ts';
import {
  type Content,
  dataTable,
  details,
  emptyState,
  figure,
  figureOf,
  type Html,
  headline,
  html,
  named,
  pageHeading,
  picture,
  verdictMark,
} from '#ui';
import { fixHref } from './fix.ts';
import { type CheckOverTime, inMonth, type MonthScore, type Score, SOUND_IN_WORDS, yearBefore } from './scores.ts';
import type { TeamChoice } from './team-choice.ts';
import { teamFilter } from './team-filter.page.ts';

export type ScoresPage = {
  navigation: Html;
  /** Null before any extract was accepted, and for a team of which none has a row. */
  all: Score<'all'> | null;
  lists: readonly Score<ListId>[];
  checks: readonly CheckOverTime[];
  /** Empty for who sees no teams, and where one is chosen. */
  teams: readonly Score<string>[];
  standing: readonly ListStanding[];
  choice: TeamChoice;
  today: LocalDate;
  mayDownload: boolean;
  mayFix: boolean;
};

const SPARK_MONTHS = 24;
const MONTHS_IN_MATRIX = 12;
const BARS = 8;

export function scoresPage(page: ScoresPage): Html {
  const { all, choice } = page;
  const title = choice.team === null ? 'Data quality' : `Data quality: ${choice.ofWords}`;
  if (all === null)
    return html`${pageHeading(title)}${page.navigation}${emptyState(
      'Nothing counted yet',
      'The rows of an extract are counted when it is accepted. Nobody has accepted one so far, or those that were accepted are being counted.',
    )}`;
  return html`${pageHeading(title)}${page.navigation}
${headline(sentence(all, choice), html`${SOUND_IN_WORDS}`)}
${completenessMeter(page.standing, page.today, { href: null })}
${teamFilter('/data-quality', choice)}
${figure(overTime(all, choice), { headingLevel: 2 })}
${listsPart(page, all)}
${checksPart(page, all)}
${teamsPart(page, all)}
${details({ summary: 'How this is counted', content: howItIsCounted() })}`;
}

function sentence({ latest, months }: Score<'all'>, { ofWords }: TeamChoice): Html {
  const before = yearBefore(months, latest.month);
  const now = html`<strong>${shareInWords(latest.rows - latest.foundIn, latest.rows)}</strong> of the ${count(latest.rows)} rows of ${ofWords} are sound in the extract as at ${dateInWords(latest.asAt)}`;
  const then = before && html`; a year before it was ${shareInWords(before.rows - before.foundIn, before.rows)}`;
  const keptOut = latest.keptOut === 0 ? 'None is kept out of the figures.' : keptOutInWords(latest.keptOut);
  return html`${now}${then}. ${keptOut}`;
}

function keptOutInWords(rows: number): string {
  return rows === 1 ? '1 row is kept out of every figure.' : `${count(rows)} rows are kept out of every figure.`;
}

function overTime({ judged }: Score<'all'>, { ofWords }: TeamChoice) {
  return controlChart({
    id: 'sound-rows',
    title: `Rows that are sound, ${ofWords}`,
    unit: 'percent',
    months: judged.series.slice(-SPARK_MONTHS).map((point) => ({
      month: point.month,
      value: point.value,
      ...{ centre: point.centre, lower: point.lower, upper: point.upper },
      ...{ signal: point.signal, status: point.status },
      madeOf: `${count(point.numerator)} of ${count(point.denominator ?? 0)}`,
    })),
    summary: judged.reason,
  });
}

function listsPart({ lists, standing, mayDownload, choice }: ScoresPage, all: Score<'all'>): Html {
  const csv = `/data-quality.csv${choice.query}`;
  return html`<div class="hw-table-head"><h2 class="govuk-heading-m">List by list</h2>${
    mayDownload &&
    html`<div class="hw-table-head__actions"><a class="govuk-link" href="${csv}" download>Every list and month (CSV)</a></div>`
  }</div>
<p class="govuk-body">${judgedPeriod(all)}</p>
${dataTable({
  caption: 'Lists and how sound their rows are',
  isCaptionHidden: true,
  classes: 'hw-table--measures',
  columns: [
    { heading: 'List' },
    { heading: 'Trajectory', classes: 'hw-cell--plain' },
    { heading: `${SPARK_MONTHS} months, with limits`, classes: 'hw-cell--plain hw-cell--picture' },
    { heading: 'Rows sound' },
    { heading: 'Kept out', isNumeric: true },
    { heading: 'Needed cells filled' },
  ],
  rows: lists.map((score) => [
    named(
      listTitle(score.key),
      score.latest.month === all.latest.month ? '' : `last in ${monthInWords(score.latest.month)}`,
    ),
    verdictMark(score.judged.verdict),
    sparkOf(score.judged, `list-${score.key}`, listTitle(score.key)),
    soundOf(score.latest),
    count(score.latest.keptOut),
    filledOf(standing.find(({ list }) => list === score.key)),
  ]),
})}
${details({ summary: 'Every list, month by month', content: matrix(lists, all) })}`;
}

/** Over which months trajectories are judged here. */
function judgedPeriod({ judged: { from, to } }: Score<'all'>): string {
  if (from === null || to === null) return 'Trajectories cannot be judged yet: too few months were counted.';
  return `Trajectories are judged from ${monthInWords(from)} to ${monthInWords(to)}, each by itself.`;
}

function filledOf(standing: ListStanding | undefined): Content {
  if (!standing?.asked || standing.filled === null) return '–';
  const { filled, asked } = standing;
  return figureOf(shareInWords(filled, asked), `${count(filled)} of ${count(asked)}`);
}

/** The share of sound rows of each list in each of the last months, the newest first. */
function matrix(lists: readonly Score<ListId>[], all: Score<'all'>): Html {
  const months = all.months.slice(-MONTHS_IN_MATRIX).toReversed();
  const scoreIn = ({ months: known }: Score<unknown>, month: Month) => {
    const one = known.find((score) => score.month === month);
    return one && one.rows > 0 ? shareInWords(one.rows - one.foundIn, one.rows) : '–';
  };
  return dataTable({
    caption: 'Share of rows that are sound',
    isCaptionHidden: true,
    isCompact: true,
    columns: [
      { heading: 'Month' },
      { heading: 'All lists', isNumeric: true },
      ...lists.map(({ key }) => ({ heading: `List ${listOf(key).number}`, isNumeric: true })),
    ],
    rows: months.map(({ month }) => [
      monthInWords(month),
      scoreIn(all, month),
      ...lists.map((list) => scoreIn(list, month)),
    ]),
  });
}

function checksPart({ checks }: ScoresPage, all: Score<'all'>): Html {
  const { month } = all.latest;
  const now = checks.filter((check) => inMonth(check, month) > 0);
  const yearAgo = yearBefore(all.months, month)?.month ?? null;
  return html`<h2 class="govuk-heading-m">What the checks found</h2>
${
  now.length === 0
    ? html`<p class="govuk-body">In ${monthInWords(month)} no check found anything.</p>`
    : picture(
        issueBars({
          id: 'checks-now',
          title: `Rows in which a check found something, ${monthInWords(month)}`,
          bars: now.slice(0, BARS).map((check) => ({
            label: titleOf(check.check),
            count: inMonth(check, month),
            weight: (check.months.at(-1)?.keptOut ?? 0) > 0 ? 'error' : 'warning',
          })),
        }),
      )
}
${dataTable({
  caption: 'Checks over time, those that find most first',
  isCaptionHidden: true,
  classes: 'hw-table--measures',
  columns: [
    { heading: 'Check' },
    { heading: 'Trajectory', classes: 'hw-cell--plain' },
    { heading: `Share of all rows, ${SPARK_MONTHS} months`, classes: 'hw-cell--plain hw-cell--picture' },
    { heading: 'Rows now', isNumeric: true },
    { heading: 'A year before', isNumeric: true },
    { heading: 'What to do' },
  ],
  rows: checks.map((check) => [
    named(titleOf(check.check), check.check),
    verdictMark(check.judged.verdict),
    sparkOf(check.judged, `check-${check.check}`, titleOf(check.check)),
    count(inMonth(check, month)),
    yearAgo === null ? '–' : count(inMonth(check, yearAgo)),
    checkByCode(check.check)?.whatToDo ?? '–',
  ]),
  whenEmpty: 'No check has ever found anything in a row.',
})}`;
}

function teamsPart({ teams, mayFix, choice }: ScoresPage, all: Score<'all'>): Html {
  if (teams.length === 0) return html``;
  return html`<h2 class="govuk-heading-m">Team by team</h2>
<p class="govuk-body">In the order of their names: this is not a league table. A row is a team’s where it names the team or, where the list has no team, where the child’s other rows do.</p>
${dataTable({
  caption: 'Teams and how sound their rows are',
  isCaptionHidden: true,
  classes: 'hw-table--measures',
  columns: [
    { heading: 'Team' },
    { heading: 'Trajectory', classes: 'hw-cell--plain' },
    { heading: `${SPARK_MONTHS} months, with limits`, classes: 'hw-cell--plain hw-cell--picture' },
    { heading: 'Rows sound' },
    { heading: 'Kept out', isNumeric: true },
    { heading: 'To put right', isNumeric: true },
  ],
  rows: teams.map((score) => {
    const name = choice.labelFor(score.key);
    const isNow = score.latest.month === all.latest.month;
    return [
      html`<a class="govuk-link" href="${choice.hrefFor('/data-quality', score.key)}">${name}</a>`,
      verdictMark(score.judged.verdict),
      sparkOf(score.judged, `team-${choice.numberOf(score.key)}`, name),
      isNow ? soundOf(score.latest) : `None since ${monthInWords(score.latest.month)}`,
      isNow ? count(score.latest.keptOut) : '–',
      isNow ? toFix(score.latest, mayFix ? fixHref({ team: score.key }) : null, name) : '–',
    ];
  }),
})}`;
}

function toFix({ foundIn }: MonthScore, href: string | null, name: string): Content {
  if (foundIn === 0 || href === null) return count(foundIn);
  return html`<a class="govuk-link" href="${href}">${count(foundIn)}<span class="govuk-visually-hidden"> rows of ${name}</span></a>`;
}

function sparkOf({ series, verdict }: Judged, id: string, title: string): Html {
  return picture(
    sparkline({
      ...{ id: `spark-${id}`, title, unit: 'percent', verdict },
      points: series.slice(-SPARK_MONTHS).map(({ month, value, centre, lower, upper }) => ({
        label: monthInWords(month),
        ...{ value, centre, lower, upper },
      })),
    }),
  );
}

function soundOf({ rows, foundIn }: MonthScore): Content {
  return rows === 0
    ? 'No rows'
    : figureOf(shareInWords(rows - foundIn, rows), `${count(rows - foundIn)} of ${count(rows)}`);
}

export function titleOf(check: string): string {
  return checkByCode(check)?.title ?? check;
}

function howItIsCounted(): Html {
  return html`<p class="govuk-body">${SOUND_IN_WORDS} It is no index: no list, check or team weighs more than another.</p>
<ul class="govuk-list govuk-list--bullet">
<li>A check counts a row once, in however many of its cells it found something. Checks together may find more than there are rows, because one row can be found wanting by several.</li>
<li>What concerns a whole sheet or column, such as a heading that is missing, is in no row. It stands on the page of the extract.</li>
<li>The measure “Rows of the extract with an error” counts what was found while a row was read. What shows only when the lists are laid beside each other is counted here too.</li>
<li>Trajectories are judged as those of measures are, each by itself. <a class="govuk-link" href="/methods/trajectory">How this is decided</a>. New checks find more without the records having become worse.</li>
<li>Of several extracts about one month the newest speaks. An extract’s scores stay when its rows are erased.</li>
</ul>`;
}

function count(number: number): string {
  return number.toLocaleString('en-GB');
}
