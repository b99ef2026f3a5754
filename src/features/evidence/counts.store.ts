import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { AboutKind, EvidenceCount } from './evidence.ts';

/** How much evidence there is about each thing of a kind, by its id; what has none is not among them. */
export async function evidenceCounts(
  db: Tenant,
  authority: AuthorityId,
  kind: AboutKind,
): Promise<ReadonlyMap<string, EvidenceCount>> {
  const rows = await db
    .selectFrom('evidence')
    .select(({ fn }) => [
      'about_id',
      fn.countAll<number>().filterWhere('stance', '=', 'supports').as('supports'),
      fn.countAll<number>().filterWhere('stance', '=', 'contradicts').as('contradicts'),
      fn.countAll<number>().filterWhere('verified_on', 'is not', null).as('verified'),
      fn.max('about_on').as('newest'),
    ])
    .where('authority_id', '=', authority)
    .where('about_kind', '=', kind)
    .where('withdrawn_at', 'is', null)
    .groupBy('about_id')
    .execute();
  return new Map(
    rows.map(({ about_id, supports, contradicts, verified, newest }) => [
      about_id,
      { supports, contradicts, verified, newestAboutOn: newest as LocalDate | null },
    ]),
  );
}
