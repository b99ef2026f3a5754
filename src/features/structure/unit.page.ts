import { dayField, errorOf } from '#features/forms/index.ts';
import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import {
  button,
  dataTable,
  type Html,
  hiddenFields,
  html,
  input,
  linkButton,
  pageHeading,
  reading,
  versionHeld,
} from '#ui';
import { daysInWords, UNIT_WORDS } from './changing.ts';
import { type FormShown, staleNote } from './form.page.ts';
import { teamLink, untilCell } from './structure.page.ts';
import { type Structure, type Team, type TeamPlace, type Unit, type UnitKind, unitIdOf } from './structure.ts';

export type UnitPage = {
  kind: UnitKind;
  unit: Unit;
  structure: Structure;
  renamings: readonly { before: string; after: string; by: string; on: LocalDate }[];
  today: LocalDate;
  shown: FormShown;
};

/** A service or a locality: the teams that are or were in it, and what can be changed about it. */
export function unitPage({ kind, unit, structure, renamings, today, shown }: UnitPage): Html {
  const { one, path } = UNIT_WORDS[kind];
  return html`${pageHeading(unit.name, { caption: `A ${one} ${daysInWords(unit)}` })}
${dataTable({
  caption: 'Teams that are or were in it',
  captionSize: 'm',
  columns: ['Team', 'From', 'Until'].map((heading) => ({ heading })),
  rows: structure.teams.flatMap((team) =>
    placesIn(team, kind, unit.id).map(({ from, until }) => [
      teamLink(team),
      dateInWords(from),
      untilCell({ until }, today),
    ]),
  ),
  whenEmpty: `No team has been in it yet. Open a team to move it into this ${one}.`,
})}
${
  renamings.length > 0 &&
  dataTable({
    caption: 'What it was called before',
    captionSize: 'm',
    columns: ['Former name', 'Then called', 'Renamed on', 'By'].map((heading) => ({ heading })),
    rows: renamings.map(({ before, after, by, on }) => [before, after, dateInWords(on), by]),
  })
}
${reading(html`<h2 class="govuk-heading-m">Rename it</h2>
${staleNote(shown)}
<p class="govuk-body">The new name goes for all its figures, past ones too. For another ${one} with other teams, add one and move the teams.</p>
<form method="post" action="/structure/${path}/${unit.id}/name" novalidate>
${hiddenFields(shown.csrfToken)}${versionHeld(shown, unit.version)}
${input({ name: 'name', id: 'name', label: 'New name', value: shown.given['name'] ?? unit.name, error: errorOf(shown, 'name') })}
${button({ text: `Rename this ${one}`, kind: 'secondary' })}
</form>
<h2 class="govuk-heading-m">${unit.until === null ? 'End it' : 'Its end'}</h2>
${unit.until !== null && html`<p class="govuk-body">Its last day is the day before ${dateInWords(unit.until)}.</p>`}
${linkButton({ text: unit.until === null ? `End this ${one} from a day` : 'Change its end', href: `/structure/${path}/${unit.id}/end`, kind: 'secondary' })}`)}`;
}

/** The form for a service or a locality that is new. */
export function newUnitPage(kind: UnitKind, shown: FormShown): Html {
  const { one, path } = UNIT_WORDS[kind];
  return reading(html`${pageHeading(`Add a ${one}`)}
<form method="post" action="/structure/${path}" novalidate>
${hiddenFields(shown.csrfToken)}
${input({ name: 'name', id: 'name', label: `What is the ${one} called?`, value: shown.given['name'], error: errorOf(shown, 'name') })}
${dayField(shown, { field: 'from', label: 'Since when does it exist?', hint: 'For one that has long been there, a day before your first extract' })}
${button({ text: `Add this ${one}` })}
</form>`);
}

/** The times that a team spent in a service or a locality; places that follow each other there are one. */
function placesIn(team: Team, kind: UnitKind, id: string): { from: LocalDate; until: LocalDate | null }[] {
  const spells: { from: LocalDate; until: LocalDate | null }[] = [];
  let before: TeamPlace | null = null;
  for (const [index, place] of team.places.entries()) {
    const until = team.places[index + 1]?.from ?? team.until;
    const last = spells.at(-1);
    if (unitIdOf(place, kind) === id) {
      if (last && unitIdOf(before, kind) === id) last.until = until;
      else spells.push({ from: place.from, until });
    }
    before = place;
  }
  return spells;
}
