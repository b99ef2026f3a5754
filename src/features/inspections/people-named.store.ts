import type { AuthorityId, Tenant } from '#platform/database/database.ts';

/** The names of a council's people by their ids, those who left as well. */
export async function peopleNamed(db: Tenant, authority: AuthorityId): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('person')
    .select(['person_id', 'name'])
    .where('authority_id', '=', authority)
    .execute();
  return new Map(rows.map(({ person_id, name }) => [person_id, name]));
}
