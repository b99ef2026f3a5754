import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';

type PartOf = { service_id: string | null; locality_id: string | null; team_id: string | null };

/** The names of the teams in each service, locality or team for which somebody was appointed, by its id. */
export async function teamsReached(
  db: Tenant,
  authority: AuthorityId,
  parts: readonly PartOf[],
  _today: LocalDate,
): Promise<Map<string, string[]>> {
  const ids = parts.flatMap(({ team_id }) => (team_id === null ? [] : [team_id]));
  const rows = await db
    .selectFrom('team')
    .select(['team_id', 'name'])
    .where('authority_id', '=', authority)
    .where('team_id', 'in', ids)
    .execute();
  return new Map(rows.map(({ team_id, name }) => [team_id, [name]]));
}
