import { dayField, errorOf, untouched } from '#features/forms/index.ts';
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
import { daysInWords } from './changing.ts';
import { type FormShown, placeFields, staleNote } from './form.page.ts';
import { unitLink, untilCell } from './structure.page.ts';
import { type Structure, type Team, type TeamPlace, type UnitKind, unitIdOf, unitsOf } from './structure.ts';
import { timeline } from './timeline.page.ts';

/** Which form of the page was sent; the others are shown as if they had not been. */
export type TeamForm = 'name' | 'place' | null;

export type TeamPage = {
  team: Team;
  structure: Structure;
  renamings: readonly { before: string; after: string; by: string; on: LocalDate }[];
  /** How extracts write this team besides its own name. */
  alsoWritten: readonly string[];
  today: LocalDate;
  shown: FormShown;
  sent: TeamForm;
};

/** A team: where it belongs and where it belonged, and what can be changed about it. */
export function teamPage(page: TeamPage): Html {
  const { team, structure, today, alsoWritten } = page;
  return html`${pageHeading(team.name, { caption: `A team ${daysInWords(team)}` })}
${timeline(team, structure, today)}
${places(page)}
${
  alsoWritten.length > 0 &&
  html`<p class="govuk-body">Extracts also call it: ${alsoWritten.join(', ')}. <a class="govuk-link" href="/structure/names">What names in extracts mean</a></p>`
}
${formerNames(page)}
${reading(html`${moving(page)}${renaming(page)}${ending(team, today)}`)}`;
}

/** The form for a team that is new. */
export function newTeamPage(structure: Structure, shown: FormShown): Html {
  return reading(html`${pageHeading('Add a team')}
<form method="post" action="/structure/teams" novalidate>
${hiddenFields(shown.csrfToken, shown.given['written'] ? { written: shown.given['written'] } : {})}
${input({ name: 'name', id: 'name', label: 'What is the team called?', hint: 'As extracts write it, where they do', value: shown.given['name'], error: errorOf(shown, 'name') })}
${dayField(shown, { field: 'from', label: 'Since when does it exist?', hint: 'For a team that has long been there, a day before your first extract' })}
${placeFields(shown, structure)}
${button({ text: 'Add this team' })}
</form>`);
}

function places({ team, structure, today }: TeamPage): Html {
  return dataTable({
    caption: 'Where it belongs, and where it belonged',
    captionSize: 'm',
    columns: ['From', 'Until', 'Service', 'Locality'].map((heading) => ({ heading })),
    rows: team.places.map((place, index) => [
      dateInWords(place.from),
      untilCell({ until: team.places[index + 1]?.from ?? team.until }, today),
      unitCell(structure, 'service', place),
      unitCell(structure, 'locality', place),
    ]),
  });
}

function unitCell(structure: Structure, kind: UnitKind, place: TeamPlace): Html | string {
  const unit = unitsOf(structure, kind).find(({ id }) => id === unitIdOf(place, kind));
  return unit ? unitLink(kind, unit) : 'None';
}

function formerNames({ renamings }: Pick<TeamPage, 'renamings'>): Html | false {
  return (
    renamings.length > 0 &&
    dataTable({
      caption: 'What it was called before',
      captionSize: 'm',
      columns: ['Former name', 'Then called', 'Renamed on', 'By'].map((heading) => ({ heading })),
      rows: renamings.map(({ before, after, by, on }) => [before, after, dateInWords(on), by]),
    })
  );
}

function moving(page: TeamPage): Html {
  const { team, structure, sent } = page;
  const shown = sent === 'place' ? page.shown : freshPlace(page);
  return html`<h2 class="govuk-heading-m">Move it from a day</h2>
${staleNote(shown)}
<form method="post" action="/structure/teams/${team.id}/places" novalidate>
${hiddenFields(shown.csrfToken)}${versionHeld(shown, team.version)}
${dayField(shown, { field: 'since', label: 'From which day does it belong elsewhere?', hint: 'What is shown before that day stays as it is' })}
${placeFields(shown, structure)}
${button({ text: 'Move this team', kind: 'secondary' })}
</form>`;
}

function freshPlace({ team, shown }: TeamPage): FormShown {
  const last = team.places.at(-1);
  return untouched(shown, { service: last?.serviceId ?? '', locality: last?.localityId ?? '' });
}

function renaming(page: TeamPage): Html {
  const { team, sent } = page;
  const shown = sent === 'name' ? page.shown : untouched(page.shown);
  return html`<h2 class="govuk-heading-m">Rename it</h2>
${staleNote(shown)}
<p class="govuk-body">The new name goes for all its figures, past ones too. Extracts that still write the old name are understood.</p>
<form method="post" action="/structure/teams/${team.id}/name" novalidate>
${hiddenFields(shown.csrfToken)}${versionHeld(shown, team.version)}
${input({ name: 'name', id: 'name', label: 'New name', value: shown.given['name'] ?? team.name, error: errorOf(shown, 'name') })}
${button({ text: 'Rename this team', kind: 'secondary' })}
</form>`;
}

function ending(team: Team, today: LocalDate): Html {
  const has = team.until !== null && team.until <= today;
  return html`<h2 class="govuk-heading-m">${team.until === null ? 'End it' : has ? 'It has ended' : 'It is going to end'}</h2>
${
  team.until !== null &&
  html`<p class="govuk-body">Its last day ${has ? 'was' : 'is'} the day before ${dateInWords(team.until)}. Its figures stay.</p>`
}
${linkButton({ text: team.until === null ? 'End this team from a day' : 'Change its end', href: `/structure/teams/${team.id}/end`, kind: 'secondary' })}`;
}

export type EndPage = {
  what: string;
  name: string;
  version: number;
  action: string;
  back: string;
  shown: FormShown;
  /** What follows, once a day was given: shown before it is done. */
  confirm: { until: LocalDate; follows: readonly string[] } | null;
  /** Where an end is already set it can be taken back. */
  takeBack: string | null;
};

/** Ends something from a day: first the day, then what follows from it, then it is done. */
export function endPage(page: EndPage): Html {
  const { what, name, action, back, shown, confirm, version } = page;
  const cancel = html`<p class="govuk-body"><a class="govuk-link" href="${back}">Leave it as it is</a></p>`;
  if (confirm !== null)
    return reading(html`${pageHeading(`From ${dateInWords(confirm.until)} ${name} no longer exists`, { caption: 'Check what follows' })}
<ul class="govuk-list govuk-list--bullet">${confirm.follows.map((line) => html`<li>${line}</li>`)}</ul>
<p class="govuk-body">Figures stay, and nothing that was recorded is deleted. The end can be taken back.</p>
<form method="post" action="${action}" novalidate>
${hiddenFields(shown.csrfToken, { ...shown.given, version, confirmed: 'yes' })}
${button({ text: `End this ${what}`, kind: 'warning' })}
</form>${cancel}`);
  return reading(html`${pageHeading(`End this ${what}`, { caption: name })}
${staleNote(shown)}
<form method="post" action="${action}" novalidate>
${hiddenFields(shown.csrfToken)}${versionHeld(shown, version)}
${dayField(shown, { field: 'until', label: 'What is the first day on which it no longer exists?', hint: 'You are shown what follows before anything is done' })}
${button({ text: 'Continue' })}
</form>
${
  page.takeBack !== null &&
  html`<form method="post" action="${page.takeBack}" novalidate>${hiddenFields(shown.csrfToken, { version })}${button({ text: 'It does not end', kind: 'secondary' })}</form>`
}${cancel}`);
}
