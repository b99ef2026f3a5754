import { sql } from 'kysely';
import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { EvaluationState, ProposedGrade } from './area.ts';
import type { StatementKind } from './statement.ts';

/** Who writes, and when: the person, the council's day and the moment. */
export type By = { personId: string; on: LocalDate; at: Date };

export type AreaGiven = { summary: string; ownerId: string | null; ownerWords: string };

/** Says what an area is in short and who leads on it; false where somebody else did since. */
export async function setArea(
  db: Tenant,
  authority: AuthorityId,
  { area, version }: { area: string; version: number },
  { summary, ownerId, ownerWords }: AreaGiven,
): Promise<boolean> {
  const columns = { summary, owner_id: ownerId, owner_words: ownerWords };
  if (version === 0) {
    const added = await db
      .insertInto('evaluation_area')
      .values({ authority_id: authority, area, ...columns })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return added.numInsertedOrUpdatedRows === 1n;
  }
  const changed = await db
    .updateTable('evaluation_area')
    .set((eb) => ({ ...columns, version: eb('version', '+', 1) }))
    .where('authority_id', '=', authority)
    .where('area', '=', area)
    .where('version', '=', version)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

/** Keeps two people from changing an area's grade or state at once, until the transaction ends. */
export async function lockArea(db: Tenant, authority: AuthorityId, area: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`evaluation ${area}`}), ${Number(authority)})`.execute(db);
}

export type ProposalGiven = { grade: ProposedGrade; reason: string };

/** Adds a grade as the next one; false where somebody else proposed one since. */
export async function addProposal(
  db: Tenant,
  authority: AuthorityId,
  area: string,
  { number, grade, reason }: ProposalGiven & { number: number },
  by: By,
): Promise<boolean> {
  const added = await db
    .insertInto('evaluation_grade')
    .values({
      ...{ authority_id: authority, area, number, grade, reason },
      ...{ on_day: by.on, by: by.personId, at: by.at },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

/** Adds a step to an area's life. The writer has asked `stateAfter` before. */
export async function addEvaluationStep(
  db: Tenant,
  authority: AuthorityId,
  area: string,
  { state, reason }: { state: EvaluationState; reason: string },
  by: By,
): Promise<void> {
  await lockArea(db, authority, area);
  const { next } = await db
    .selectFrom('evaluation_step')
    .select(sql<number>`coalesce(max(number), 0) + 1`.as('next'))
    .where('authority_id', '=', authority)
    .where('area', '=', area)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('evaluation_step')
    .values({
      ...{ authority_id: authority, area, number: next, state, reason },
      ...{ on_day: by.on, by: by.personId, at: by.at },
    })
    .execute();
}

export type ChallengeGiven = { proposal: number; otherGrade: ProposedGrade; reason: string };

export async function addChallenge(
  db: Tenant,
  authority: AuthorityId,
  area: string,
  { proposal, otherGrade, reason }: ChallengeGiven,
  by: By,
): Promise<string> {
  const { challenge_id } = await db
    .insertInto('evaluation_challenge')
    .values({
      ...{ authority_id: authority, area, grade_number: proposal, other_grade: otherGrade, reason },
      ...{ on_day: by.on, by: by.personId, at: by.at },
    })
    .returning('challenge_id')
    .executeTakeFirstOrThrow();
  return challenge_id;
}

/** Answers a challenge; false where it was answered already. */
export async function answerChallenge(
  db: Tenant,
  authority: AuthorityId,
  challengeId: string,
  answer: string,
  by: By,
): Promise<boolean> {
  const answered = await db
    .updateTable('evaluation_challenge')
    .set((eb) => ({
      ...{ answer, answered_by: by.personId, answered_on: by.on },
      version: eb('version', '+', 1),
    }))
    .where('authority_id', '=', authority)
    .where('challenge_id', '=', challengeId)
    .where('answer', 'is', null)
    .executeTakeFirst();
  return answered.numUpdatedRows === 1n;
}

/** Notes that whoever challenged is content with the answer; false where they were already. */
export async function settleChallenge(
  db: Tenant,
  authority: AuthorityId,
  challengeId: string,
  on: LocalDate,
): Promise<boolean> {
  const settled = await db
    .updateTable('evaluation_challenge')
    .set((eb) => ({ settled_on: on, version: eb('version', '+', 1) }))
    .where('authority_id', '=', authority)
    .where('challenge_id', '=', challengeId)
    .where('answered_on', 'is not', null)
    .where('settled_on', 'is', null)
    .executeTakeFirst();
  return settled.numUpdatedRows === 1n;
}

export type StatementGiven = {
  area: string;
  kind: StatementKind;
  words: string;
  howKnown: string;
  next: string;
  ownerId: string | null;
  ownerWords: string;
};

/** Adds a statement under the next number; writing it is its first review. */
export async function addStatement(db: Tenant, authority: AuthorityId, given: StatementGiven, by: By): Promise<string> {
  await lockArea(db, authority, 'numbers of statements');
  const { next } = await db
    .selectFrom('evaluation_statement')
    .select(sql<number>`coalesce(max(number), 0) + 1`.as('next'))
    .where('authority_id', '=', authority)
    .executeTakeFirstOrThrow();
  const { statement_id } = await db
    .insertInto('evaluation_statement')
    .values({ authority_id: authority, number: next, ...columnsOf(given) })
    .returning('statement_id')
    .executeTakeFirstOrThrow();
  await addReview(db, authority, statement_id, 'Written', by);
  return statement_id;
}

/** Changes a statement that is current; false where somebody else changed or ended it since. */
export async function changeStatement(
  db: Tenant,
  authority: AuthorityId,
  { id, version }: { id: string; version: number },
  given: StatementGiven | { ended_on: LocalDate; ended_reason: string },
): Promise<boolean> {
  const changed = await db
    .updateTable('evaluation_statement')
    .set((eb) => ({ ...('words' in given ? columnsOf(given) : given), version: eb('version', '+', 1) }))
    .where('authority_id', '=', authority)
    .where('statement_id', '=', id)
    .where('version', '=', version)
    .where('ended_on', 'is', null)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

function columnsOf(given: StatementGiven) {
  return {
    ...{ area: given.area, kind: given.kind, words: given.words, how_known: given.howKnown, next: given.next },
    ...{ owner_id: given.ownerId, owner_words: given.ownerWords },
  };
}

/** Notes that somebody asked whether a statement still holds. */
export async function addReview(
  db: Tenant,
  authority: AuthorityId,
  statementId: string,
  words: string,
  by: By,
): Promise<void> {
  await db
    .selectFrom('evaluation_statement')
    .select('statement_id')
    .where('authority_id', '=', authority)
    .where('statement_id', '=', statementId)
    .forUpdate()
    .executeTakeFirst();
  const { next } = await db
    .selectFrom('evaluation_review')
    .select(sql<number>`coalesce(max(number), 0) + 1`.as('next'))
    .where('authority_id', '=', authority)
    .where('statement_id', '=', statementId)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('evaluation_review')
    .values({
      ...{ authority_id: authority, statement_id: statementId, number: next, words },
      ...{ on_day: by.on, by: by.personId, at: by.at },
    })
    .execute();
}

/** Says that an action of the plan is what is done next about a statement, or no longer is. */
export async function setFollowed(
  db: Tenant,
  authority: AuthorityId,
  statementId: string,
  actionId: string,
  isFollowed: boolean,
): Promise<void> {
  if (isFollowed)
    await db
      .insertInto('evaluation_action')
      .values({ authority_id: authority, statement_id: statementId, action_id: actionId })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  else
    await db
      .deleteFrom('evaluation_action')
      .where('authority_id', '=', authority)
      .where('statement_id', '=', statementId)
      .where('action_id', '=', actionId)
      .execute();
}
