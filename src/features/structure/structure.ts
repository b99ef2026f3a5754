import type { LocalDate } from '#kernel/local-date.ts';
import { nameKey } from './name-key.ts';

/** What a council is made of besides its teams. */
export const UNIT_KINDS = ['service', 'locality'] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/** A service or a locality, or what every team has of one: a name, and the days on which it exists (`until` excluded). */
export type Unit = { id: string; name: string; from: LocalDate; until: LocalDate | null; version: number };

/** Where a team belongs from a day on, until its next place begins or it ends. */
export type TeamPlace = { from: LocalDate; serviceId: string | null; localityId: string | null };

/** A team with its places, oldest first: the first begins with the team, so that they cover its life without a gap. */
export type Team = Unit & { places: readonly TeamPlace[] };

/** What somebody decided that a name in extracts means: a team, or none where `teamId` is null. */
export type NameDecision = {
  key: string;
  written: string;
  teamId: string | null;
  version: number;
};

/** How a council is organised, with all that it was. */
export type Structure = {
  services: readonly Unit[];
  localities: readonly Unit[];
  teams: readonly Team[];
  /** What names in extracts mean where they are not a team's own name. */
  names: readonly NameDecision[];
};

/** A council of which nothing is known yet. */
export const NO_STRUCTURE: Structure = { services: [], localities: [], teams: [], names: [] };

/** A part of the council that somebody is appointed for. */
export type Scope = { kind: UnitKind | 'team'; id: string };

/** Does it exist on that day? */
export function isThere({ from, until }: Pick<Unit, 'from' | 'until'>, day: LocalDate): boolean {
  return from <= day && (until === null || day < until);
}

/** The place of a team that holds on a day; null before its first day, and from the day on which it ended. */
export function placeOn(team: Team, day: LocalDate): TeamPlace | null {
  return isThere(team, day) ? lastPlaceBefore(team, day) : null;
}

/** Where a team that ended belonged last; of one that has not ended, where it is placed last. */
export function lastPlace(team: Team): TeamPlace | null {
  return team.places.at(-1) ?? null;
}

/** The teams of a day with their names and where they belong, in the order of their names. */
export function teamsAt(
  structure: Structure,
  day: LocalDate,
): { id: string; name: string; service: string | null; locality: string | null }[] {
  return structure.teams
    .filter((team) => isThere(team, day))
    .map((team) => {
      const place = placeOn(team, day);
      return {
        id: team.id,
        name: team.name,
        service: nameIn(structure.services, place?.serviceId ?? null),
        locality: nameIn(structure.localities, place?.localityId ?? null),
      };
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

/**
 * The names of the teams that appointments for parts of the council reach on a day. A service or a locality reaches
 * the teams placed in it on that day, with their whole past, and those that ended while they were placed in it, whose
 * past nobody else would see. What has ended itself, or has not begun, reaches nothing.
 */
export function reachOf(structure: Structure, scopes: readonly Scope[], day: LocalDate): string[] {
  const reached = new Set(scopes.flatMap((scope) => teamsReached(structure, scope, day).map(({ name }) => name)));
  return [...reached].sort((a, b) => a.localeCompare(b, 'en'));
}

/** The locality that a team belonged to on a day, by the team's name; null where it was placed in none. */
export function localityFinder(structure: Structure): (team: string, on: LocalDate) => string | null {
  const teams = new Map(structure.teams.map((team) => [team.name, team]));
  const localities = new Map(structure.localities.map(({ id, name }) => [id, name]));
  return (name, on) => {
    const team = teams.get(name);
    const localityId = team ? (placeOn(team, on)?.localityId ?? null) : null;
    return localityId === null ? null : (localities.get(localityId) ?? null);
  };
}

/** What a name in an extract means: its team's name, itself where nobody has placed it, null where it is no team. */
export function teamNamed(structure: Structure): (written: string) => string | null {
  const own = new Set(structure.teams.map(({ name }) => name));
  const byId = new Map(structure.teams.map(({ id, name }) => [id, name]));
  const decided = new Map(structure.names.map(({ key, teamId }) => [key, teamId]));
  return (written) => {
    if (own.has(written)) return written;
    const teamId = decided.get(nameKey(written));
    if (teamId === undefined) return written;
    return teamId === null ? null : (byId.get(teamId) ?? written);
  };
}

export function nameIn(units: readonly Unit[], id: string | null): string | null {
  return id === null ? null : (units.find((unit) => unit.id === id)?.name ?? null);
}

export function unitsOf(structure: Structure, kind: UnitKind): readonly Unit[] {
  return kind === 'service' ? structure.services : structure.localities;
}

export function unitIdOf(place: TeamPlace | null, kind: UnitKind): string | null {
  return (kind === 'service' ? place?.serviceId : place?.localityId) ?? null;
}

/** The teams that are placed in a service or a locality on a day. */
export function teamsIn({ teams }: Structure, kind: UnitKind, id: string, day: LocalDate): Team[] {
  return teams.filter((team) => unitIdOf(placeOn(team, day), kind) === id);
}

/** The teams whose figures may be under a locality: no figure is under a service. */
export function teamsEverIn({ teams }: Structure, kind: UnitKind, id: string): Team[] {
  if (kind === 'service') return [];
  return teams.filter(({ places }) => places.some((place) => unitIdOf(place, kind) === id));
}

function teamsReached(structure: Structure, { kind, id }: Scope, day: LocalDate): Team[] {
  if (kind === 'team') return structure.teams.filter((team) => team.id === id && isThere(team, day));
  const unit = unitsOf(structure, kind).find((one) => one.id === id);
  if (!unit || !isThere(unit, day)) return [];
  const ended = structure.teams.filter(
    (team) => team.until !== null && team.until <= day && unitIdOf(lastPlace(team), kind) === id,
  );
  return [...teamsIn(structure, kind, id, day), ...ended];
}

function lastPlaceBefore({ places }: Team, day: LocalDate): TeamPlace | null {
  return places.findLast(({ from }) => from <= day) ?? null;
}
