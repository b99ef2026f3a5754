import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { PersonNamed } from './plan.ts';

/** Finds the people of a council by their ids, those who left as well. */
export async function peopleNamed(
  db: Tenant,
  authority: AuthorityId,
): Promise<(id: string | null) => PersonNamed | null> {
  const rows = await db
    .selectFrom('person')
    .select(['person_id', 'name', 'post'])
    .where('authority_id', '=', authority)
    .execute();
  const byId = new Map(rows.map(({ person_id, name, post }) => [person_id, { id: person_id, name, post }]));
  return (id) => (id === null ? null : (byId.get(id) ?? null));
}
