import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { isWay, type Way } from './kind.ts';

/** What somebody chose, by the kind's name. */
export async function chosenWays(db: Tenant, authority: AuthorityId, personId: string): Promise<Map<string, Way>> {
  const rows = await db
    .selectFrom('notice_preference')
    .select(['kind', 'way'])
    .where('authority_id', '=', authority)
    .where('person_id', '=', personId)
    .execute();
  return new Map(rows.flatMap(({ kind, way }) => (isWay(way) ? [[kind, way] as const] : [])));
}

export async function chooseWays(
  db: Tenant,
  authority: AuthorityId,
  personId: string,
  chosen: ReadonlyMap<string, Way>,
): Promise<void> {
  if (chosen.size === 0) return;
  await db
    .insertInto('notice_preference')
    .values([...chosen].map(([kind, way]) => ({ authority_id: authority, person_id: personId, kind, way })))
    .onConflict((conflict) =>
      conflict.columns(['authority_id', 'person_id', 'kind']).doUpdateSet(({ ref }) => ({ way: ref('excluded.way') })),
    )
    .execute();
}

/** Whether a mail address is recorded for somebody. */
export async function hasMailAddress(db: Tenant, authority: AuthorityId, personId: string): Promise<boolean> {
  const person = await db
    .selectFrom('person')
    .select('email')
    .where('authority_id', '=', authority)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return person?.email !== null && person?.email !== undefined;
}
