import { sql } from 'kysely';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { FindingGiven, RecommendationGiven, StepGiven } from './given.ts';
import type { By } from './writing.store.ts';

/** Adds a finding under the next number of its report, raised on a day. */
export async function addFinding(
  db: Tenant,
  authority: AuthorityId,
  inspectionId: string,
  finding: FindingGiven,
  by: By,
): Promise<string> {
  const { next } = await db
    .selectFrom('finding')
    .select(sql<number>`coalesce(max(number), 0) + 1`.as('next'))
    .where('authority_id', '=', authority)
    .where('inspection_id', '=', inspectionId)
    .executeTakeFirstOrThrow();
  const { finding_id } = await db
    .insertInto('finding')
    .values({ authority_id: authority, inspection_id: inspectionId, number: next, ...findingColumns(finding) })
    .returning('finding_id')
    .executeTakeFirstOrThrow();
  await findingStep(db, authority, finding_id, { step: 'raised', on: by.on, reason: '', minute: '' }, by);
  return finding_id;
}

/** False where somebody changed it since that version. */
export async function changeFinding(
  db: Tenant,
  authority: AuthorityId,
  { id, version }: { id: string; version: number },
  finding: FindingGiven,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('finding')
    .set({ ...findingColumns(finding), version: version + 1 })
    .where('authority_id', '=', authority)
    .where('finding_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Adds a recommendation, raised on a day. */
export async function addRecommendation(
  db: Tenant,
  authority: AuthorityId,
  inspectionId: string,
  { ref, words, paragraph, theme }: RecommendationGiven,
  by: By,
): Promise<string> {
  const { recommendation_id } = await db
    .insertInto('recommendation')
    .values({ authority_id: authority, inspection_id: inspectionId, ref, words, paragraph, theme })
    .returning('recommendation_id')
    .executeTakeFirstOrThrow();
  await recommendationStep(db, authority, recommendation_id, { step: 'raised', on: by.on, reason: '', minute: '' }, by);
  return recommendation_id;
}

/** False where somebody changed it since that version. Its ref stays. */
export async function changeRecommendation(
  db: Tenant,
  authority: AuthorityId,
  { id, version }: { id: string; version: number },
  { words, paragraph, theme }: Omit<RecommendationGiven, 'ref'>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('recommendation')
    .set({ words, paragraph, theme, version: version + 1 })
    .where('authority_id', '=', authority)
    .where('recommendation_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Adds what became of a recommendation. Whether it may follow is for who calls to ask (`mayFollow`). */
export async function recommendationStep(
  db: Tenant,
  authority: AuthorityId,
  recommendationId: string,
  { step, on, reason, minute, byRef = null }: StepGiven,
  by: By,
): Promise<void> {
  const { next } = await db
    .selectFrom('recommendation_step')
    .select(sql<number>`coalesce(max(number), 0) + 1`.as('next'))
    .where('authority_id', '=', authority)
    .where('recommendation_id', '=', recommendationId)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('recommendation_step')
    .values({
      ...{ authority_id: authority, recommendation_id: recommendationId, number: next },
      ...{ step, on_day: on, by: by.personId, at: by.at, reason, minute, by_ref: byRef },
    })
    .execute();
}

/** Adds what became of a finding. */
export async function findingStep(
  db: Tenant,
  authority: AuthorityId,
  findingId: string,
  { step, on, reason, minute }: StepGiven,
  by: By,
): Promise<void> {
  const { next } = await db
    .selectFrom('finding_step')
    .select(sql<number>`coalesce(max(number), 0) + 1`.as('next'))
    .where('authority_id', '=', authority)
    .where('finding_id', '=', findingId)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('finding_step')
    .values({
      ...{ authority_id: authority, finding_id: findingId, number: next },
      ...{ step, on_day: on, by: by.personId, at: by.at, reason, minute },
    })
    .execute();
}

function findingColumns({ kind, paragraph, words, teamId, serviceId, theme, area }: FindingGiven) {
  return { kind, paragraph, words, team_id: teamId, service_id: serviceId, theme, area };
}
