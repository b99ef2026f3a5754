import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import { type Content, dataTable, type Html, html, insetText, linkButton, pageHeading } from '#ui';
import { UNIT_WORDS } from './changing.ts';
import {
  isThere,
  nameIn,
  placeOn,
  type Structure,
  teamsIn,
  UNIT_KINDS,
  type Unit,
  type UnitKind,
} from './structure.ts';

export type StructurePage = { council: string; structure: Structure; today: LocalDate; openNameCount: number };

/** How the council is organised today, with what is planned and what was. */
export function structurePage({ council, structure, today, openNameCount }: StructurePage): Html {
  return html`${pageHeading('Services, localities and teams', { caption: council })}
<p class="govuk-body-l">Extracts name teams; here is where each team belongs, and since when. The past stays as it was: figures of a month are under the locality in which the team was then.</p>
${openNameCount > 0 ? waiting(openNameCount) : namesLink()}
${teams(structure, today)}
${UNIT_KINDS.map((kind) => units(structure, kind, today))}
<p class="govuk-body"><a class="govuk-link" href="/structure.csv">Teams and all their places as CSV</a></p>`;
}

/** How long something exists, in a table's cell. */
export function untilCell({ until }: Pick<Unit, 'until'>, today: LocalDate): string {
  if (until === null) return 'Now';
  return until <= today ? dateInWords(until) : `${dateInWords(until)} (planned)`;
}

export function teamLink({ id, name }: { id: string; name: string }): Html {
  return html`<a class="govuk-link" href="/structure/teams/${id}">${name}</a>`;
}

export function unitLink(kind: UnitKind, { id, name }: { id: string; name: string }): Html {
  return html`<a class="govuk-link" href="/structure/${UNIT_WORDS[kind].path}/${id}">${name}</a>`;
}

function waiting(count: number): Html {
  const words = count === 1 ? '1 name waits' : `${count} names wait`;
  return insetText(
    html`<strong>${words} for you.</strong> Extracts bring ${count === 1 ? 'a team name' : 'team names'} that nobody has placed. <a class="govuk-link" href="/structure/names">Say what ${count === 1 ? 'it means' : 'they mean'}</a>`,
  );
}

function namesLink(): Html {
  return html`<p class="govuk-body">Every team name that extracts bring is placed. <a class="govuk-link" href="/structure/names">What names in extracts mean</a></p>`;
}

function teams(structure: Structure, today: LocalDate): Html {
  const { services, localities } = structure;
  const [there, gone] = [structure.teams.filter(isCurrent(today)), structure.teams.filter(isPast(today))];
  const row = (team: (typeof structure.teams)[number]): Content[] => {
    const place = placeOn(team, today) ?? team.places.at(-1) ?? null;
    return [
      teamLink(team),
      nameIn(services, place?.serviceId ?? null) ?? '–',
      nameIn(localities, place?.localityId ?? null) ?? 'Not placed',
      dateInWords(team.from),
      untilCell(team, today),
    ];
  };
  const columns = ['Team', 'Service', 'Locality', 'From', 'Until'].map((heading) => ({ heading }));
  return html`<h2 class="govuk-heading-m">Teams</h2>
${dataTable({ caption: 'Teams', isCaptionHidden: true, columns, rows: there.map(row), whenEmpty: 'None yet. Add the teams of your council, or place the names that your first extract brings.' })}
${linkButton({ text: 'Add a team', href: '/structure/teams/new', kind: 'secondary' })}
${gone.length > 0 && dataTable({ caption: 'Teams that ended', captionSize: 's', columns, rows: gone.map(row) })}`;
}

function units(structure: Structure, kind: UnitKind, today: LocalDate): Html {
  const { one, many, path, heading } = UNIT_WORDS[kind];
  const all = kind === 'service' ? structure.services : structure.localities;
  return html`<h2 class="govuk-heading-m">${heading}</h2>
${dataTable({
  caption: heading,
  isCaptionHidden: true,
  columns: [
    { heading: 'Name' },
    { heading: 'From' },
    { heading: 'Until' },
    { heading: 'Teams today', isNumeric: true },
  ],
  rows: all.map((unit) => [
    unitLink(kind, unit),
    dateInWords(unit.from),
    untilCell(unit, today),
    teamsIn(structure, kind, unit.id, today).length,
  ]),
  whenEmpty: `None yet: teams need no ${one}, but ${many} are compared only once teams are placed in them.`,
})}
${linkButton({ text: `Add a ${one}`, href: `/structure/${path}/new`, kind: 'secondary' })}`;
}

/** There today or later. */
function isCurrent(today: LocalDate) {
  return (unit: Unit) => isThere(unit, today) || unit.from > today;
}

function isPast(today: LocalDate) {
  return (unit: Unit) => !isCurrent(today)(unit);
}
