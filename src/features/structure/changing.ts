import { dayIn, dayProblem, type Form, lineIn, lineProblem, type Problem, type Read, read } from '#kernel/form.ts';
import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import { LONGEST_UNIT_NAME, STRUCTURE_SPAN } from './given.ts';
import { nameKey } from './name-key.ts';
import { isTaken } from './names.ts';
import {
  isThere,
  type Structure,
  type Team,
  type TeamPlace,
  type Unit,
  type UnitKind,
  unitIdOf,
  unitsOf,
} from './structure.ts';

export type UnitGiven = { name: string; from: LocalDate };
export type TeamGiven = UnitGiven & { serviceId: string | null; localityId: string | null };

export const UNIT_WORDS: Record<UnitKind, { one: string; many: string; path: string; heading: string }> = {
  service: { one: 'service', many: 'services', path: 'services', heading: 'Services' },
  locality: { one: 'locality', many: 'localities', path: 'localities', heading: 'Localities' },
};

/** A new service or locality: a name that no other has, and its first day. */
export function readUnit(form: Form, structure: Structure, kind: UnitKind, today: LocalDate): Read<UnitGiven> {
  const name = lineIn(form, 'name');
  const from = dayIn(form, 'from');
  return read(from && { name, from }, [
    unitNameProblem(name, structure, kind, null),
    dayProblem(
      from,
      'from',
      `Enter the day from which the ${kind} exists, for example 1 4 2022`,
      today,
      STRUCTURE_SPAN,
    ),
  ]);
}

export function readUnitName(form: Form, structure: Structure, kind: UnitKind, unit: Unit): Read<string> {
  const name = lineIn(form, 'name');
  return read(name, [unitNameProblem(name, structure, kind, unit.id) ?? sameProblem(name, unit)]);
}

/** A new team: a name of its own, its first day and where it belongs from then on. */
export function readTeam(form: Form, structure: Structure, today: LocalDate): Read<TeamGiven> {
  const name = lineIn(form, 'name');
  const from = dayIn(form, 'from');
  const { serviceId, localityId } = placeIn(form);
  return read(from && { name, from, serviceId, localityId }, [
    teamNameProblem(name, structure, null),
    dayProblem(from, 'from', 'Enter the day from which the team exists, for example 1 4 2022', today, STRUCTURE_SPAN),
    ...placeProblems({ from, serviceId, localityId }, structure),
  ]);
}

export function readTeamName(form: Form, structure: Structure, team: Team): Read<string> {
  const name = lineIn(form, 'name');
  return read(name, [teamNameProblem(name, structure, team.id) ?? sameProblem(name, team)]);
}

/** Where a team belongs from a day within its life on. */
export function readPlace(form: Form, structure: Structure, team: Team, today: LocalDate): Read<TeamPlace> {
  const from = dayIn(form, 'since');
  const { serviceId, localityId } = placeIn(form);
  const outside =
    from !== null && !isThere(team, from)
      ? { field: 'since', text: `The team exists ${daysInWords(team)}: choose a day within` }
      : null;
  return read(from && { from, serviceId, localityId }, [
    dayProblem(from, 'since', 'Enter the day from which the team belongs there', today, STRUCTURE_SPAN) ?? outside,
    ...placeProblems({ from, serviceId, localityId }, structure),
  ]);
}

/** The first day on which a team, a service or a locality no longer exists. */
export function readEnd(form: Form, unit: Unit, today: LocalDate): Read<LocalDate> {
  const until = dayIn(form, 'until');
  const early =
    until !== null && until <= unit.from
      ? { field: 'until', text: `The day must be later than its first, ${dateInWords(unit.from)}` }
      : null;
  return read(until, [
    dayProblem(
      until,
      'until',
      'Enter the first day on which it no longer exists, for example 1 4 2022',
      today,
      STRUCTURE_SPAN,
    ) ?? early,
  ]);
}

/** A team's places with another one from a day on; what holds before that day stays, and so does what is planned later. */
export function withPlace(places: readonly TeamPlace[], place: TeamPlace): TeamPlace[] {
  return ordered([...places.filter(({ from }) => from !== place.from), place]);
}

/** A team's places where it ends on a day: what was planned for later falls away. */
export function placesUntil(places: readonly TeamPlace[], until: LocalDate): TeamPlace[] {
  return places.filter(({ from }) => from < until);
}

/** A team's places where a service or locality that it is placed in ends: from that day it belongs to none. */
export function placesWithout(team: Team, kind: UnitKind, id: string, day: LocalDate): TeamPlace[] {
  const leaving = (place: TeamPlace): TeamPlace =>
    unitIdOf(place, kind) !== id
      ? place
      : { ...place, ...(kind === 'service' ? { serviceId: null } : { localityId: null }) };
  const changed = team.places.map((place) => (place.from >= day ? leaving(place) : place));
  const held = team.places.findLast(({ from }) => from <= day);
  const isHeldThen = isThere(team, day) && held !== undefined && held.from < day && unitIdOf(held, kind) === id;
  return isHeldThen ? withPlace(changed, leaving({ ...held, from: day })) : changed;
}

/** A day until which something existed, in words: `from 1 April 2019 until 1 May 2022`. */
export function daysInWords({ from, until }: Pick<Unit, 'from' | 'until'>): string {
  return `from ${dateInWords(from)}${until === null ? '' : ` until ${dateInWords(until)}`}`;
}

function placeIn(form: Form): { serviceId: string | null; localityId: string | null } {
  return { serviceId: form['service'] || null, localityId: form['locality'] || null };
}

function placeProblems(
  place: { from: LocalDate | null; serviceId: string | null; localityId: string | null },
  structure: Structure,
): (Problem | null)[] {
  const problemOf = (kind: UnitKind, id: string | null): Problem | null => {
    if (id === null) return null;
    const unit = unitsOf(structure, kind).find((one) => one.id === id);
    if (!unit || unit.until !== null)
      return { field: kind, text: `Choose a ${kind} of this council that has not ended` };
    return place.from !== null && place.from < unit.from
      ? { field: kind, text: `${unit.name} exists only ${daysInWords(unit)}` }
      : null;
  };
  return [problemOf('service', place.serviceId), problemOf('locality', place.localityId)];
}

function unitNameProblem(name: string, structure: Structure, kind: UnitKind, except: string | null): Problem | null {
  const missing = lineProblem(name, 'name', `Enter the name of the ${kind}`, LONGEST_UNIT_NAME);
  if (missing) return missing;
  const isUsed = unitsOf(structure, kind).some((unit) => unit.id !== except && nameKey(unit.name) === nameKey(name));
  return isUsed
    ? { field: 'name', text: `There is, or was, a ${kind} of this name. Choose another, so that figures stay apart` }
    : null;
}

function teamNameProblem(name: string, structure: Structure, except: string | null): Problem | null {
  const missing = lineProblem(name, 'name', 'Enter the name of the team', LONGEST_UNIT_NAME);
  if (missing) return missing;
  const taken = isTaken(structure, name, except);
  if (taken === null) return null;
  return {
    field: 'name',
    text:
      taken === 'team'
        ? 'There is, or was, a team of this name. Choose another, so that figures stay apart'
        : 'Extracts use this name for another team. Choose another, or take back what the name means',
  };
}

function sameProblem(name: string, unit: Unit): Problem | null {
  return name === unit.name ? { field: 'name', text: 'Enter a name that differs from the one it has' } : null;
}

function ordered(places: readonly TeamPlace[]): TeamPlace[] {
  return places.toSorted((a, b) => (a.from < b.from ? -1 : 1));
}
