import { sql } from 'kysely';
import type { LocalDate } from '#kernel/local-date.ts';
import { isUuid } from '#kernel/uuid.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { peopleNamed } from '../people-named.store.ts';
import type { Override, Signature } from '../plan.ts';
import type { By } from '../writing.store.ts';
import type { OverrideGiven, OverrideKept } from './override-form.ts';
import type { TestChanged } from './test-form.ts';

/** Keeps an action from being changed by somebody else until this transaction ends; what is no id is nobody's. */
export async function lockAction(db: Tenant, authority: AuthorityId, actionId: string): Promise<void> {
  if (!isUuid(actionId)) return;
  await db
    .selectFrom('plan_action')
    .select('action_id')
    .where('authority_id', '=', authority)
    .where('action_id', '=', actionId)
    .forUpdate()
    .executeTakeFirst();
}

/** Everybody's signatures of an action, of every round, oldest first. */
export async function allSignatures(db: Tenant, authority: AuthorityId, actionId: string): Promise<Signature[]> {
  const named = await peopleNamed(db, authority);
  const rows = await db
    .selectFrom('plan_signature')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('action_id', '=', actionId)
    .orderBy('round')
    .orderBy('who')
    .execute();
  return rows.map((row) => ({
    round: row.round,
    who: row.who as Signature['who'],
    answer: row.answer as Signature['answer'],
    byId: row.by,
    by: named(row.by)?.name ?? '',
    on: row.on_day as LocalDate,
    words: row.words,
  }));
}

/** Every override that an action had, newest first. */
export async function allOverrides(db: Tenant, authority: AuthorityId, actionId: string): Promise<OverrideKept[]> {
  const named = await peopleNamed(db, authority);
  const rows = await db
    .selectFrom('plan_override')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('action_id', '=', actionId)
    .orderBy('number', 'desc')
    .execute();
  return rows.map((row) => ({
    number: row.number,
    status: row.status as Override['status'],
    reason: row.reason,
    by: named(row.by)?.name ?? '',
    from: row.from_day as LocalDate,
    endedOn: row.ended_on as LocalDate | null,
    endedBy: named(row.ended_by)?.name ?? '',
  }));
}

/** Settles a status by hand, in place of the one that was settled before. */
export async function addOverride(
  db: Tenant,
  authority: AuthorityId,
  actionId: string,
  { status, reason }: OverrideGiven,
  by: By,
): Promise<void> {
  await endOverride(db, authority, actionId, by);
  const { next } = await db
    .selectFrom('plan_override')
    .select(sql<number>`coalesce(max(number), 0) + 1`.as('next'))
    .where('authority_id', '=', authority)
    .where('action_id', '=', actionId)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('plan_override')
    .values({
      ...{ authority_id: authority, action_id: actionId, number: next, status, reason },
      ...{ by: by.personId, from_day: by.on, at: by.at },
    })
    .execute();
}

/** Leaves the status to the rules again; false where it was left to them already. */
export async function endOverride(
  db: Tenant,
  authority: AuthorityId,
  actionId: string,
  { personId, on }: By,
): Promise<boolean> {
  const ended = await db
    .updateTable('plan_override')
    .set({ ended_on: on, ended_by: personId })
    .where('authority_id', '=', authority)
    .where('action_id', '=', actionId)
    .where('ended_on', 'is', null)
    .executeTakeFirst();
  return ended.numUpdatedRows > 0n;
}

/** Keeps two results of a test from being given one number. */
export async function lockTest(db: Tenant, authority: AuthorityId, testId: string): Promise<void> {
  await db
    .selectFrom('plan_test')
    .select('test_id')
    .where('authority_id', '=', authority)
    .where('test_id', '=', testId)
    .forUpdate()
    .executeTakeFirst();
}

/** Changes how a test is made and when; false where somebody else changed it first. */
export async function changeTest(
  db: Tenant,
  authority: AuthorityId,
  { id, version }: { id: string; version: number },
  { how, dueOn }: TestChanged,
): Promise<boolean> {
  return wasSet(
    await db
      .updateTable('plan_test')
      .set({ how, due_on: dueOn, version: version + 1 })
      .where('authority_id', '=', authority)
      .where('test_id', '=', id)
      .where('version', '=', version)
      .where('retired_on', 'is', null)
      .executeTakeFirst(),
  );
}

/** A test that is not made any more; what it found stays. */
export async function retireTest(
  db: Tenant,
  authority: AuthorityId,
  { id, version }: { id: string; version: number },
  on: LocalDate,
): Promise<boolean> {
  return wasSet(
    await db
      .updateTable('plan_test')
      .set({ retired_on: on, version: version + 1 })
      .where('authority_id', '=', authority)
      .where('test_id', '=', id)
      .where('version', '=', version)
      .where('retired_on', 'is', null)
      .executeTakeFirst(),
  );
}

function wasSet({ numUpdatedRows }: { numUpdatedRows: bigint }): boolean {
  return numUpdatedRows > 0n;
}
