import { type ListId, listTitle } from '#features/extracts/index.ts';
import { freshness, meter, shareInWords, shareOf } from '#features/measures/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { dataTable, details, emptyState, figureOf, type Html, headline, html, named, pageHeading } from '#ui';
import { type Filled, type FilledColumn, filledIn, missing } from './columns.ts';
import type { TeamChoice } from './team-choice.ts';
import { teamFilter } from './team-filter.page.ts';

export type ColumnsPage = {
  navigation: Html;
  /** As-at date of the extract; null before any was counted. */
  asAt: LocalDate | null;
  columns: readonly FilledColumn[];
  /** Empty where a team is chosen, and for who sees none. */
  teams: ReadonlyMap<string, Filled & { worst: FilledColumn | null }>;
  choice: TeamChoice;
  today: LocalDate;
  mayDownload: boolean;
};

export const FILLED_IN_WORDS =
  'A cell is filled where a value could be read in it. A code for “not known” is a value; a blank, a dash or what cannot be read is none.';

/** How many of the cells that measures need are filled, by list and column, and by team. */
export function columnsPage({ navigation, asAt, columns, teams, choice, today, mayDownload }: ColumnsPage): Html {
  const title = choice.team === null ? 'What is filled in' : `What is filled in: ${choice.ofWords}`;
  const all = filledIn(columns);
  if (asAt === null || all.asked === 0)
    return html`${pageHeading(title)}${navigation}${teamFilter('/data-quality/columns', choice)}${emptyState(
      'Nothing counted yet',
      'The cells that measures need are counted when an extract is accepted.',
    )}`;
  return html`${pageHeading(title)}${navigation}
${headline(
  html`<strong>${shareInWords(all.filled, all.asked)}</strong> of the cells that measures need are filled: ${count(missing(all))} of ${count(all.asked)} are missing in the extract ${freshness({ asAt }, today).words}.`,
  FILLED_IN_WORDS,
)}
${teamFilter('/data-quality/columns', choice)}
<div class="hw-table-head"><h2 class="govuk-heading-m">List by list</h2>${
    mayDownload &&
    html`<div class="hw-table-head__actions"><a class="govuk-link" href="${`/data-quality/columns.csv${choice.query}`}" download>Every column (CSV)</a></div>`
  }</div>
${[...Map.groupBy(columns, ({ list }) => list)].map(([list, ofList]) => listPart(list, ofList))}
${teamsPart(teams, choice)}
${details({ summary: 'Which columns are needed?', content: html`<p class="govuk-body">Those that measures are counted from, or that say to which team, age, sex or other group a child belongs. Of some only part of the rows is asked: a closure reason of closed cases only. Columns that Ofsted took up later are asked only of extracts from then on.</p>` })}`;
}

function listPart(list: ListId, columns: readonly FilledColumn[]): Html {
  const gaps = columns.filter((column) => missing(column) > 0);
  const all = filledIn(columns);
  const share = shareInWords(all.filled, all.asked);
  return html`<section><h3 class="govuk-heading-s">${listTitle(list)}</h3>
<p class="govuk-body">${meter(`${listTitle(list)}: needed cells filled`, shareOf(all.filled, all.asked), share)} ${share} filled${gaps.length === 0 ? html`: all ${columns.length} needed columns are complete.` : html`; ${columns.length - gaps.length} of ${columns.length} needed columns are complete.`}</p>
${
  gaps.length > 0 &&
  dataTable({
    caption: `${listTitle(list)}: columns with gaps`,
    isCaptionHidden: true,
    isCompact: true,
    classes: 'hw-table--facts',
    columns: [
      { heading: 'Column' },
      { heading: 'Missing', isNumeric: true },
      { heading: 'Asked', isNumeric: true },
      { heading: 'Filled', isNumeric: true },
    ],
    rows: gaps.map((column) => [
      named(column.heading, column.when ?? ''),
      count(missing(column)),
      count(column.asked),
      shareInWords(column.filled, column.asked),
    ]),
  })
}</section>`;
}

function teamsPart(teams: ColumnsPage['teams'], choice: TeamChoice): Html {
  const shown = choice.offered.flatMap((team) => {
    const filled = teams.get(team);
    return filled ? [{ team, ...filled }] : [];
  });
  if (shown.length === 0) return html``;
  return html`<h2 class="govuk-heading-m">Team by team</h2>
<p class="govuk-body">In the order of their names: this is not a league table.</p>
${dataTable({
  caption: 'Needed cells filled, by team',
  isCaptionHidden: true,
  columns: [
    { heading: 'Team' },
    { heading: 'Needed cells filled' },
    { heading: 'Missing', isNumeric: true },
    { heading: 'Missed most' },
  ],
  rows: shown.map(({ team, asked, filled, worst }) => [
    html`<a class="govuk-link" href="${choice.hrefFor('/data-quality/columns', team)}">${choice.labelFor(team)}</a>`,
    figureOf(shareInWords(filled, asked), `${count(filled)} of ${count(asked)}`),
    count(asked - filled),
    worst === null ? 'Nothing' : named(worst.heading, `${listTitle(worst.list)}, ${count(missing(worst))} missing`),
  ]),
})}`;
}

function count(number: number): string {
  return number.toLocaleString('en-GB');
}
