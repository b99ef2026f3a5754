import type { Structure } from '#features/structure/index.ts';
import type { GroupReach } from '#kernel/reach.ts';

/** A place of a team with its days, as programs read it. */
export type TeamRow = {
  team: string;
  locality: string | null;
  service: string | null;
  from_day: string;
  until_day: string | null;
};

/** Every place that a team had, oldest first, of the teams that a token reaches. */
export function teamRows({ teams, localities, services }: Structure, reach: GroupReach): TeamRow[] {
  const nameOf = (units: Structure['services'], id: string | null) =>
    units.find((unit) => unit.id === id)?.name ?? null;
  return teams
    .filter(({ name }) => reach.kind === 'council' || reach.teams.includes(name))
    .flatMap(({ name, until, places }) =>
      places.map((place, index) => ({
        team: name,
        locality: nameOf(localities, place.localityId),
        service: nameOf(services, place.serviceId),
        from_day: place.from,
        until_day: places[index + 1]?.from ?? until,
      })),
    );
}
