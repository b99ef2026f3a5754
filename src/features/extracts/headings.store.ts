import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { HeadingCorrection } from './interpret/index.ts';
import type { ListId } from './lists/list.ts';

/** What the council decided about headings before: it holds for every file it loads. */
export async function correctionsOf(db: Tenant, authority: AuthorityId): Promise<HeadingCorrection[]> {
  const rows = await db
    .selectFrom('heading_correction')
    .select(['list', 'heading', 'field'])
    .where('authority_id', '=', authority)
    .orderBy('list')
    .orderBy('heading')
    .execute();
  return rows.map((row) => ({ list: row.list as ListId, heading: row.heading, field: row.field }));
}

export async function saveCorrections(
  db: Tenant,
  authority: AuthorityId,
  personId: string,
  corrections: readonly HeadingCorrection[],
): Promise<void> {
  for (const { list, heading, field } of corrections)
    await db
      .insertInto('heading_correction')
      .values({ authority_id: authority, list, heading, field, made_by: personId })
      .onConflict((conflict) =>
        conflict
          .columns(['authority_id', 'list', 'heading'])
          .doUpdateSet({ field, made_by: personId, made_at: new Date() }),
      )
      .execute();
}
