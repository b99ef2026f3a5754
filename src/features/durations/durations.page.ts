import { durationInWords } from '#charts';
import { listOf, listTitle } from '#features/extracts/index.ts';
import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import {
  dataTable,
  details,
  emptyState,
  figure,
  figureOf,
  filterBar,
  type Html,
  headline,
  html,
  pageHeading,
} from '#ui';
import { curveChart } from './curve.page.ts';
import { type DurationOf, isJudged } from './duration.ts';
import { DURATIONS, type DurationKind, lateEntryInWords } from './kinds.ts';
import type { NoSpells } from './spells.ts';
import type { DurationView, TeamsSeen } from './view.ts';
import {
  canDraw,
  capital,
  closedInWords,
  halfInWords,
  number,
  periodsInWords,
  spreadInWords,
  teamsInWords,
} from './wording.ts';

export const TITLE = 'How long it takes';

/** A kind in the overview: what is known of it, or why nothing is. */
export type KindKnown = { kind: DurationKind; asAt: LocalDate | null; duration: DurationOf | NoSpells };

export type DurationsPage = { navigation: Html; kinds: readonly KindKnown[]; mayDownload: boolean };

export function durationsPage({ navigation, kinds, mayDownload }: DurationsPage): Html {
  if (kinds.every(({ duration }) => typeof duration === 'string'))
    return html`${pageHeading(TITLE)}${navigation}${emptyState('Nothing to count yet', NOTHING[kinds[0]?.duration === 'erased' ? 'erased' : 'noExtract'])}`;
  return html`${pageHeading(TITLE)}${navigation}
${headline('From beginning to end, with those still open counted for as long as they have been seen.', 'A mean of what has ended leaves out what is still open, which is where the long ones are. Choose one to see its curve, its teams and what the mean would have said.')}
${dataTable({
  caption: 'Every duration that the lists hold',
  isCaptionHidden: true,
  columns: [
    { heading: 'From and to' },
    { heading: 'Half are finished within' },
    { heading: 'Three quarters within' },
    { heading: 'Counted', isNumeric: true },
    { heading: 'Still open', isNumeric: true },
    { heading: 'Extract as at' },
  ],
  rows: kinds.map(({ kind, asAt, duration }) => {
    const name = html`<a class="govuk-link" href="/durations/${kind.id}">${kind.title}</a>`;
    if (typeof duration === 'string') return [name, SHORT[duration], '–', '–', '–', '–'];
    return [
      name,
      ...cellsOf(kind, duration),
      number(duration.cases),
      number(duration.open),
      asAt === null ? '–' : dateInWords(asAt),
    ];
  }),
})}
${mayDownload && html`<p class="govuk-body"><a class="govuk-link" href="/durations.csv" download>Download as CSV</a></p>`}`;
}

const NOTHING: Record<NoSpells, string> = {
  noExtract: 'Nobody has loaded and accepted a file of your council with this list so far.',
  erased: 'The rows of the newest extract were erased when the council’s schedule said so; its figures stay.',
};
const SHORT: Record<NoSpells, string> = { noExtract: 'No list yet', erased: 'Rows erased' };

/** The median and the upper quartile with their limits, each a cell. */
function cellsOf(kind: DurationKind, duration: DurationOf): [Html | string, Html | string] {
  if (!isJudged(duration)) return [duration.isThin ? 'Too few seen early on' : 'Too few to say', '–'];
  return [timeCell(kind, duration.half), timeCell(kind, duration.threeQuarters)];
}

function timeCell({ unit }: DurationKind, { value, lower, upper }: DurationOf['half']): Html | string {
  if (value === null) return 'Longer than was seen';
  const short = (time: number) => (Number.isInteger(time) ? String(time) : time.toFixed(1));
  const limits =
    lower === null
      ? ''
      : upper === null
        ? `95% limits ${short(lower)} or more`
        : `95% limits ${short(lower)} to ${short(upper)}`;
  return figureOf(durationInWords(value, unit), limits);
}

export type DurationPage = {
  navigation: Html;
  view: DurationView;
  seen: TeamsSeen;
  /** How sound the list is. */
  standing: Html;
  csvHref: string | null;
};

/** One kind: the answer, the curve, what the closed ones alone would say, its teams and how it was before. */
export function durationPage({ navigation, view, seen, standing, csvHref }: DurationPage): Html {
  const { kind, duration, asAt, limit, team } = view;
  const ofWords = team ?? 'the council';
  return html`${headingOf(kind)}${navigation}
${headline(halfInWords(kind, duration, ofWords), spreadInWords(kind, duration, limit, dateInWords(asAt)))}
${standing}
${teamFilter(kind, team, seen, csvHref)}
${isJudged(duration) && figure(curveChart(kind, titleOf(kind, team), [{ name: capital(kind.counted), spells: view.spells, duration }], limit), { headingLevel: 2, isSummaryShown: false })}
${isJudged(duration) && html`<h2 class="govuk-heading-m">What the mean would say</h2><p class="govuk-body">${closedInWords(kind, duration)}</p>`}
${teamsPart(view, seen)}
${periodsPart(view)}
${details({ summary: 'How this is counted', content: howItIsCounted(view) })}`;
}

/** A kind of which there is nothing to count. */
export function noDurationPage(kind: DurationKind, navigation: Html, why: NoSpells): Html {
  const explanation =
    why === 'noExtract' ? `${NOTHING.noExtract} It is counted from ${listTitle(kind.list)}.` : NOTHING[why];
  return html`${headingOf(kind)}${navigation}${emptyState('Nothing to count yet', explanation)}`;
}

function headingOf({ title }: DurationKind): Html {
  return pageHeading(title, { above: html`<a class="govuk-link" href="/durations">${TITLE}</a>` });
}

function titleOf(kind: DurationKind, team: string | null): string {
  return `${capital(kind.counted)} ${kind.open}, by time ${kind.since}${team === null ? '' : `: ${team}`}`;
}

function teamFilter({ id, hasTeams }: DurationKind, team: string | null, { names }: TeamsSeen, csvHref: string | null) {
  const end = csvHref !== null && html`<a class="govuk-link" href="${csvHref}" download>Download as CSV</a>`;
  if (!hasTeams || names.length === 0) return end && html`<p class="govuk-body">${end}</p>`;
  const action = `/durations/${id}`;
  return filterBar({
    ...{ action, label: 'Choose whose are shown', end },
    filters: [
      {
        ...{ name: 'team', label: 'Team', value: team ?? '' },
        items: [{ value: '', text: 'The whole council' }, ...names.map((name) => ({ value: name, text: name }))],
      },
    ],
    ...(team !== null && { clearHref: action }),
  });
}

function teamsPart({ kind, teams, compared, team }: DurationView, { names }: TeamsSeen): Html | null {
  if (!kind.hasTeams)
    return html`<h2 class="govuk-heading-m">By team</h2><p class="govuk-body">${listTitle(kind.list)} names no team.</p>`;
  if (team !== null || names.length === 0) return null;
  return html`<h2 class="govuk-heading-m">By team</h2>
<p class="govuk-body">${teamsInWords(kind, compared)} Teams stand by name, not by rank: they work with different children. Of a team with fewer than 10 ${kind.counted}, or too few seen soon after they began, only the counts are shown.</p>
${dataTable({
  caption: 'How long it takes, by team',
  isCaptionHidden: true,
  isCompact: true,
  columns: [
    { heading: 'Team' },
    { heading: `Half ${kind.end} within` },
    { heading: 'Three quarters within' },
    { heading: 'Counted', isNumeric: true },
    { heading: capital(kind.open), isNumeric: true },
  ],
  rows: teams.map((each) => [
    each.team === null ? 'No team' : teamLink(kind, each.team),
    ...cellsOf(kind, each.duration),
    number(each.duration.cases),
    number(each.duration.open),
  ]),
  whenEmpty: 'No team that you may see has any.',
})}`;
}

function teamLink({ id }: DurationKind, team: string): Html {
  const href = `/durations/${id}?${new URLSearchParams({ team })}`;
  return html`<a class="govuk-link" href="${href}">${team}</a>`;
}

function periodsPart({ kind, periods, spellsOfPeriods }: DurationView): Html {
  const { earlier, later } = periods;
  const months = kind.monthsCompared;
  const drawn = [
    { name: `Begun in the last ${months} months`, spells: spellsOfPeriods.later, duration: later.duration },
    { name: `Begun in the ${months} months before`, spells: spellsOfPeriods.earlier, duration: earlier.duration },
  ];
  return html`<h2 class="govuk-heading-m">The last ${months} months and the ${months} before</h2>
<p class="govuk-body">${periodsInWords(kind, periods)}</p>
${canDraw(periods, spellsOfPeriods.earlier) && figure(curveChart(kind, `${capital(kind.counted)} by when they began`, drawn, null), { headingLevel: 3, isSummaryShown: false })}`;
}

function howItIsCounted({ kind, limit, asAt }: DurationView): Html {
  return html`<p class="govuk-body">${kind.meaning}</p>
<p class="govuk-body">The curve is Kaplan and Meier’s: at each age it asks how many of those then under observation came to an end. What was open on ${dateInWords(asAt)}, or ends later, counts until that day. ${lateEntryInWords(listOf(kind.list).reachesBackMonths)}</p>
<p class="govuk-body">Limits are those within which the truth lies 95 times in 100 if these ${kind.counted} are taken for a sample (Greenwood’s variance on the log-log scale; Brookmeyer and Crowley for a median).${kind.unit === 'months' && ' A month is a twelfth of a year.'}${kind.unit === 'workingDays' && ' Working days are Monday to Friday without bank holidays in England; the first day is day 0.'}</p>
${limit !== null && html`<p class="govuk-body">The line stands at ${limit.words}, ${limit.basis === 'local' ? 'a local limit' : limit.basis === 'guidance' ? 'from guidance' : 'a statutory limit'}: ${limit.source}.</p>`}
<p class="govuk-body">Other durations: ${otherKinds(kind)}.</p>`;
}

function otherKinds({ id }: DurationKind): Html {
  const others = Object.values(DURATIONS).filter((other) => other.id !== id);
  return html`${others.map((other, index) => html`${index > 0 && ', '}<a class="govuk-link" href="/durations/${other.id}">${other.title}</a>`)}`;
}
