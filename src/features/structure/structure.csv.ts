import { csv } from '#kernel/csv.ts';
import { nameIn, type Structure } from './structure.ts';

/** Every team with every place that it has had, a row each, in the order of their names and days. */
export function structureCsv({ teams, services, localities }: Structure): string {
  return csv(
    ['Team', 'Service', 'Locality', 'From', 'Until', 'Team exists from', 'Team exists until'],
    teams.flatMap((team) =>
      team.places.map((place, index) => [
        team.name,
        nameIn(services, place.serviceId),
        nameIn(localities, place.localityId),
        place.from,
        team.places[index + 1]?.from ?? team.until,
        team.from,
        team.until,
      ]),
    ),
  );
}
