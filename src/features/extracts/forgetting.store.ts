import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { KeptSummary } from './findings.ts';

/** Takes the words of a file out of what is kept about it: codes that are not known and headings not understood. */
export async function forgetWords(db: Tenant, authority: AuthorityId, id: string): Promise<void> {
  const row = await db
    .selectFrom('extract')
    .select('summary')
    .where('authority_id', '=', authority)
    .where('extract_id', '=', id)
    .executeTakeFirst();
  const summary = (row?.summary ?? null) as KeptSummary | null;
  if (summary === null) return;
  const lists = summary.lists.map((list) => ({
    ...list,
    headings: list.headings.filter(({ field }) => field !== null),
  }));
  await db
    .updateTable('extract')
    .set({ summary: JSON.stringify({ ...summary, lists, unknownCodes: [] }) })
    .where('authority_id', '=', authority)
    .where('extract_id', '=', id)
    .execute();
}
