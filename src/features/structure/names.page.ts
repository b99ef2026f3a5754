import { errorOf, untouched } from '#features/forms/index.ts';
import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import {
  button,
  dataTable,
  emptyState,
  type Html,
  hiddenFields,
  html,
  pageHeading,
  radios,
  reading,
  select,
  summaryList,
} from '#ui';
import type { FormShown } from './form.page.ts';
import type { NameSeen, OpenName } from './names.ts';
import { teamLink } from './structure.page.ts';
import { isThere, type NameDecision, nameIn, type Structure } from './structure.ts';

export type NamesPage = {
  structure: Structure;
  open: readonly OpenName[];
  seen: readonly NameSeen[];
  today: LocalDate;
  csrfToken: string;
  /** The form that was sent and could not be taken, by the name that it is about. */
  sent: { key: string; shown: FormShown } | null;
  mayReadExtracts: boolean;
  /** Lists by their titles. */
  listTitle: (list: string) => string;
};

/** The names that extracts bring and nobody has placed, each with what it may mean, and what was decided so far. */
export function namesPage(page: NamesPage): Html {
  const { open } = page;
  return html`${pageHeading('What names in extracts mean', { caption: 'A name that is exactly a team’s name needs no decision' })}
${
  open.length === 0
    ? emptyState(
        'No name waits',
        'Every team name that accepted extracts bring is a team’s own name, or somebody has said what it means. A new name appears here when an extract brings it.',
      )
    : html`<p class="govuk-body-l">Until you say what a name means, its figures stand under the name as it is written, in no locality, and nobody who sees only a part of the council sees them.</p>
${reading(html`${open.map((name) => question(page, name))}`)}`
}
${endedStillNamed(page)}
${decided(page)}`;
}

function question(page: NamesPage, name: OpenName): Html {
  const { structure, today, csrfToken, sent } = page;
  const shown = sent?.key === name.key ? sent.shown : untouched({ csrfToken });
  const id = `name-${page.open.indexOf(name) + 1}`;
  const [first] = name.suggested;
  const teams = structure.teams.filter((team) => isThere(team, today) || team.until !== null);
  return html`<section aria-labelledby="${id}"><h2 class="govuk-heading-m" id="${id}">${name.written}</h2>
${summaryList({ rows: about(page, name) })}
<form method="post" action="/structure/names" novalidate>
${hiddenFields(csrfToken, { written: name.written })}
${radios({
  name: 'meaning',
  idPrefix: `${id}-meaning`,
  legend: { text: `What does “${name.written}” mean?`, classes: 'govuk-fieldset__legend--s' },
  value: shown.given['meaning'] ?? (first ? 'team' : undefined),
  error: errorOf(shown, 'meaning'),
  items: [
    { value: 'team', text: 'A team that is known', hint: 'Choose it below' },
    { value: 'new', text: 'A team that is missing', hint: 'You are asked since when it exists and where it belongs' },
    {
      value: 'none',
      text: 'No team',
      hint: 'Its rows stay in the council’s figures, and count as “Not known” among teams',
    },
  ],
})}
${select({
  name: 'team',
  id: `${id}-team`,
  label: 'Which team?',
  hint: first ? `It looks like ${first.name}` : undefined,
  items: [{ value: '', text: 'Choose a team' }, ...teams.map((team) => ({ value: team.id, text: team.name }))],
  value: shown.given['team'] ?? first?.id ?? '',
  error: errorOf(shown, 'team'),
})}
${button({ text: html`Save <span class="govuk-visually-hidden">what “${name.written}” means</span>`, kind: 'secondary' })}
</form></section>`;
}

function about({ mayReadExtracts, listTitle }: NamesPage, name: OpenName) {
  const { lastExtract } = name;
  const file = mayReadExtracts
    ? html`<a class="govuk-link" href="/extracts/${lastExtract.id}">${lastExtract.fileName}</a>`
    : lastExtract.fileName;
  const spelt = name.spellings.length > 1 ? [{ key: 'Written as', value: name.spellings.join(', ') }] : [];
  return [
    ...spelt,
    { key: 'Last brought by', value: html`${file}, as at ${dateInWords(lastExtract.asAt)}` },
    { key: 'Rows there', value: html`${name.rows.toLocaleString('en-GB')} in ${name.lists.map(listTitle).join(', ')}` },
    { key: 'Extracts', value: name.extracts === 1 ? 'Only this one' : `${name.extracts} bring it` },
  ];
}

/** A team that ended and is still written in extracts: the end may be wrong, or cases were not moved. */
function endedStillNamed({ structure, seen }: NamesPage): Html | false {
  const late = seen.flatMap((name) => {
    const team = structure.teams.find((one) => one.name === name.written);
    return team && team.until !== null && team.until <= name.lastExtract.asAt ? [{ team, name }] : [];
  });
  return (
    late.length > 0 &&
    dataTable({
      caption: 'Teams that ended and that later extracts still name',
      captionSize: 'm',
      columns: [
        { heading: 'Team' },
        { heading: 'Ended on' },
        { heading: 'Named as at' },
        { heading: 'Rows there', isNumeric: true },
      ],
      rows: late.map(({ team, name }) => [
        teamLink(team),
        dateInWords(team.until ?? team.from),
        dateInWords(name.lastExtract.asAt),
        name.rows.toLocaleString('en-GB'),
      ]),
    })
  );
}

function decided({ structure, csrfToken }: NamesPage): Html | false {
  if (structure.names.length === 0) return false;
  return dataTable({
    caption: 'What was decided',
    captionSize: 'm',
    columns: [{ heading: 'Name in extracts' }, { heading: 'Means' }, { heading: 'Take back', isHeadingHidden: true }],
    rows: structure.names.map((decision) => [
      decision.written,
      meaning(structure, decision),
      html`<form method="post" action="/structure/names/removal">${hiddenFields(csrfToken, { key: decision.key, version: decision.version })}${button({ text: html`Take back <span class="govuk-visually-hidden">what “${decision.written}” means</span>`, kind: 'secondary' })}</form>`,
    ]),
  });
}

function meaning({ teams }: Structure, { teamId }: NameDecision): string {
  return nameIn(teams, teamId) ?? 'No team';
}
