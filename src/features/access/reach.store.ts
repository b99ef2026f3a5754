import { loadStructure, reachOf } from '#features/structure/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';

type PartOf = { service_id: string | null; locality_id: string | null; team_id: string | null };

/** The names of the teams in each service, locality or team for which somebody was appointed, by its id, on a day. */
export async function teamsReached(
  db: Tenant,
  authority: AuthorityId,
  parts: readonly PartOf[],
  today: LocalDate,
): Promise<Map<string, string[]>> {
  const structure = await loadStructure(db, authority);
  const scopes = parts.flatMap(({ service_id, locality_id, team_id }) => [
    ...(service_id === null ? [] : [{ kind: 'service' as const, id: service_id }]),
    ...(locality_id === null ? [] : [{ kind: 'locality' as const, id: locality_id }]),
    ...(team_id === null ? [] : [{ kind: 'team' as const, id: team_id }]),
  ]);
  return new Map(scopes.map((scope) => [scope.id, reachOf(structure, [scope], today)]));
}
