import { sql } from 'kysely';
import { peopleNamed } from '#features/plan/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { Said, SaidOfFinding } from './said.ts';
import { type By, lockArea } from './writing.store.ts';

/** What was last said of each finding: whether the council had known it, by the finding's id. */
export async function loadSaid(db: Tenant, authority: AuthorityId): Promise<ReadonlyMap<string, SaidOfFinding>> {
  const named = await peopleNamed(db, authority);
  const rows = await db
    .selectFrom('evaluation_finding')
    .selectAll()
    .where('authority_id', '=', authority)
    .orderBy('finding_id')
    .orderBy('number')
    .execute();
  return new Map(
    rows.map((row) => [
      row.finding_id,
      {
        ...{ said: row.said as Said, statementId: row.statement_id, words: row.words, number: row.number },
        ...{ on: row.on_day as LocalDate, by: named(row.by)?.name ?? '' },
      },
    ]),
  );
}

/** Says whether the council had known of a finding; what was said before stays. */
export async function addSaid(
  db: Tenant,
  authority: AuthorityId,
  findingId: string,
  { said, statementId, words }: Pick<SaidOfFinding, 'said' | 'statementId' | 'words'>,
  by: By,
): Promise<void> {
  await lockArea(db, authority, findingId);
  const { next } = await db
    .selectFrom('evaluation_finding')
    .select(sql<number>`coalesce(max(number), 0) + 1`.as('next'))
    .where('authority_id', '=', authority)
    .where('finding_id', '=', findingId)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('evaluation_finding')
    .values({
      ...{ authority_id: authority, finding_id: findingId, number: next, said, statement_id: statementId, words },
      ...{ on_day: by.on, by: by.personId, at: by.at },
    })
    .execute();
}
