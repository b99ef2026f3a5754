import { sql } from 'kysely';
import { peopleNamed } from '#features/plan/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { sha256Of } from '#platform/hash.ts';
import type { FrozenEvaluation, Purpose, VersionHead } from './version.ts';
import { type By, lockArea } from './writing.store.ts';

/** Keeps a copy under the next number, with the hash of its text. */
export async function addVersion(
  db: Tenant,
  authority: AuthorityId,
  { name, purpose, content }: { name: string; purpose: Purpose; content: string },
  by: By,
): Promise<string> {
  await lockArea(db, authority, 'numbers of versions');
  const { next } = await db
    .selectFrom('evaluation_version')
    .select(sql<number>`coalesce(max(number), 0) + 1`.as('next'))
    .where('authority_id', '=', authority)
    .executeTakeFirstOrThrow();
  const { version_id } = await db
    .insertInto('evaluation_version')
    .values({
      ...{ authority_id: authority, number: next, name, purpose, content, sha256: sha256Of(content) },
      ...{ frozen_on: by.on, frozen_by: by.personId, frozen_at: by.at },
    })
    .returning('version_id')
    .executeTakeFirstOrThrow();
  return version_id;
}

/** The versions that were frozen, newest first. */
export async function loadVersions(db: Tenant, authority: AuthorityId): Promise<VersionHead[]> {
  const named = await peopleNamed(db, authority);
  const rows = await db
    .selectFrom('evaluation_version')
    .select(['version_id', 'number', 'name', 'purpose', 'sha256', 'frozen_on', 'frozen_by'])
    .where('authority_id', '=', authority)
    .orderBy('number', 'desc')
    .execute();
  return rows.map((row) => ({
    ...{ id: row.version_id, number: row.number, name: row.name, purpose: row.purpose as Purpose, sha256: row.sha256 },
    frozenOn: row.frozen_on as LocalDate,
    frozenBy: named(row.frozen_by)?.name ?? '',
  }));
}

/** What a version holds: its text as it was kept, and what it says; null where there is no such version. */
export async function contentOfVersion(
  db: Tenant,
  authority: AuthorityId,
  id: string,
): Promise<{ text: string; evaluation: FrozenEvaluation; isWhole: boolean } | null> {
  const row = await db
    .selectFrom('evaluation_version')
    .select(['content', 'sha256'])
    .where('authority_id', '=', authority)
    .where('version_id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const evaluation = JSON.parse(row.content) as FrozenEvaluation;
  return { text: row.content, evaluation, isWhole: sha256Of(row.content) === row.sha256 };
}
