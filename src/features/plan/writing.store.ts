import { sql } from 'kysely';
import type { EvidenceSource, FigureKept } from '#features/evidence/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { Answers, Override, OwnersConfidence, TestVerdict, Update } from './plan.ts';

/** Who writes, and when: the person, the council's day and the moment. */
export type By = { personId: string; on: LocalDate; at: Date };

/** Begins a plan; a council has one at a time. */
export async function addPlan(
  db: Tenant,
  authority: AuthorityId,
  plan: { name: string; vision: string; from: LocalDate },
): Promise<string> {
  const { plan_id } = await db
    .insertInto('plan')
    .values({ authority_id: authority, name: plan.name, vision: plan.vision, from_day: plan.from })
    .returning('plan_id')
    .executeTakeFirstOrThrow();
  return plan_id;
}

export type PriorityGiven = { title: string; aim: string; sponsorId: string | null };

/** Adds a priority under the next number. */
export async function addPriority(
  db: Tenant,
  authority: AuthorityId,
  planId: string,
  { title, aim, sponsorId }: PriorityGiven,
): Promise<string> {
  const { next } = await db
    .selectFrom('plan_priority')
    .select(sql<number>`coalesce(max(number), 0) + 1`.as('next'))
    .where('authority_id', '=', authority)
    .where('plan_id', '=', planId)
    .executeTakeFirstOrThrow();
  const { priority_id } = await db
    .insertInto('plan_priority')
    .values({ authority_id: authority, plan_id: planId, number: next, title, aim, sponsor_id: sponsorId })
    .returning('priority_id')
    .executeTakeFirstOrThrow();
  return priority_id;
}

export type OutcomeGiven = {
  words: string;
  howKnown: string;
  sponsorId: string | null;
  measures: readonly string[];
  recommendationIds: readonly string[];
};

/** Adds an outcome under the next number of its priority. */
export async function addOutcome(
  db: Tenant,
  authority: AuthorityId,
  priorityId: string,
  outcome: OutcomeGiven,
): Promise<string> {
  const { next } = await db
    .selectFrom('plan_outcome')
    .select(sql<number>`coalesce(max(number), 0) + 1`.as('next'))
    .where('authority_id', '=', authority)
    .where('priority_id', '=', priorityId)
    .executeTakeFirstOrThrow();
  const { outcome_id } = await db
    .insertInto('plan_outcome')
    .values({
      ...{ authority_id: authority, priority_id: priorityId, number: next },
      ...{ words: outcome.words, how_known: outcome.howKnown, sponsor_id: outcome.sponsorId },
    })
    .returning('outcome_id')
    .executeTakeFirstOrThrow();
  await setOutcomeLinks(db, authority, outcome_id, outcome);
  return outcome_id;
}

/** Says anew which measures tell of an outcome and which recommendations it answers. */
export async function setOutcomeLinks(
  db: Tenant,
  authority: AuthorityId,
  outcomeId: string,
  { measures, recommendationIds }: Pick<OutcomeGiven, 'measures' | 'recommendationIds'>,
): Promise<void> {
  for (const table of ['plan_outcome_measure', 'plan_outcome_answer'] as const)
    await db.deleteFrom(table).where('authority_id', '=', authority).where('outcome_id', '=', outcomeId).execute();
  const key = { authority_id: authority, outcome_id: outcomeId };
  if (measures.length > 0)
    await db
      .insertInto('plan_outcome_measure')
      .values([...new Set(measures)].map((measure) => ({ ...key, measure })))
      .execute();
  if (recommendationIds.length > 0)
    await db
      .insertInto('plan_outcome_answer')
      .values([...new Set(recommendationIds)].map((recommendation_id) => ({ ...key, recommendation_id })))
      .execute();
}

export type ActionGiven = {
  outcomeId: string;
  ref: string;
  title: string;
  detail: string;
  ownerId: string | null;
  ownerWords: string;
  partnerId: string | null;
  contributors: string;
  resources: string;
  startsOn: LocalDate;
  dueOn: LocalDate;
  /** Where it was put off before it came here; else the day on which it is due. */
  originalDueOn?: LocalDate;
  impactExpectedOn: LocalDate | null;
  /** Where it was put off before; else the day on which it is expected. */
  originalImpactExpectedOn?: LocalDate | null;
  isWider: boolean;
  answers: readonly Answers[];
  milestones: readonly MilestoneGiven[];
};

export type MilestoneGiven = { title: string; dueOn: LocalDate; originalDueOn?: LocalDate; metOn: LocalDate | null };

/** Adds an action with its milestones, raised on the writer's day. */
export async function addAction(
  db: Tenant,
  authority: AuthorityId,
  planId: string,
  action: ActionGiven,
  by: By,
): Promise<string> {
  const { action_id } = await db
    .insertInto('plan_action')
    .values({
      ...{ authority_id: authority, plan_id: planId, outcome_id: action.outcomeId, ref: action.ref },
      ...{ title: action.title, detail: action.detail, owner_id: action.ownerId, owner_words: action.ownerWords },
      ...{ partner_id: action.partnerId, contributors: action.contributors, resources: action.resources },
      ...{ starts_on: action.startsOn, due_on: action.dueOn, is_wider: action.isWider },
      original_due_on: action.originalDueOn ?? action.dueOn,
      impact_expected_on: action.impactExpectedOn,
      original_impact_expected_on: action.originalImpactExpectedOn ?? action.impactExpectedOn,
    })
    .returning('action_id')
    .executeTakeFirstOrThrow();
  await setAnswers(db, authority, action_id, action.answers);
  for (const milestone of action.milestones) await addMilestone(db, authority, action_id, milestone);
  await addStep(db, authority, action_id, { step: 'raised', reason: '', intoId: null }, by);
  return action_id;
}

/** Says anew what an action answers. */
export async function setAnswers(
  db: Tenant,
  authority: AuthorityId,
  actionId: string,
  answers: readonly Answers[],
): Promise<void> {
  await db.deleteFrom('plan_answer').where('authority_id', '=', authority).where('action_id', '=', actionId).execute();
  if (answers.length === 0) return;
  const key = { authority_id: authority, action_id: actionId };
  await db
    .insertInto('plan_answer')
    .values(
      answers.map((answer, index) => ({
        ...key,
        number: index + 1,
        recommendation_id: answer.kind === 'recommendation' ? answer.id : null,
        finding_id: answer.kind === 'finding' ? answer.id : null,
        theme: answer.kind === 'theme' ? answer.words : null,
      })),
    )
    .execute();
}

/** Adds a milestone under the next number of its action. */
export async function addMilestone(
  db: Tenant,
  authority: AuthorityId,
  actionId: string,
  { title, dueOn, originalDueOn = dueOn, metOn }: MilestoneGiven,
): Promise<string> {
  const number = await nextOf(db, authority, 'plan_milestone', actionId);
  const { milestone_id } = await db
    .insertInto('plan_milestone')
    .values({
      ...{ authority_id: authority, action_id: actionId, number, title },
      ...{ due_on: dueOn, original_due_on: originalDueOn, met_on: metOn },
    })
    .returning('milestone_id')
    .executeTakeFirstOrThrow();
  return milestone_id;
}

type StepGiven = { step: 'raised' | 'closed' | 'superseded' | 'reopened'; reason: string; intoId: string | null };

/** Adds a step to an action's life. The writer has asked `mayFollow` before. */
export async function addStep(
  db: Tenant,
  authority: AuthorityId,
  actionId: string,
  { step, reason, intoId }: StepGiven,
  by: By,
): Promise<void> {
  const number = await nextOf(db, authority, 'plan_action_step', actionId);
  await db
    .insertInto('plan_action_step')
    .values({
      ...{ authority_id: authority, action_id: actionId, number, step, reason, into_id: intoId },
      ...{ on_day: by.on, by: by.personId, at: by.at },
    })
    .execute();
}

export type UpdateGiven = Pick<
  Update,
  'done' | 'next' | 'blocked' | 'unblockedBy' | 'isUnchanged' | 'forecastOn' | 'through' | 'documentId'
> & { confidence: OwnersConfidence | null; seconds: number | null };

/** Adds an update under the action's next number, which it gives. */
export async function addUpdate(
  db: Tenant,
  authority: AuthorityId,
  actionId: string,
  update: UpdateGiven,
  by: By,
): Promise<number> {
  const number = await nextOf(db, authority, 'plan_update', actionId);
  await db
    .insertInto('plan_update')
    .values({
      ...{ authority_id: authority, action_id: actionId, number, on_day: by.on, by: by.personId, at: by.at },
      ...{ done: update.done, next: update.next, blocked: update.blocked, unblocked_by: update.unblockedBy },
      ...{ is_unchanged: update.isUnchanged, forecast_on: update.forecastOn, confidence: update.confidence },
      ...{ through: update.through, seconds: update.seconds, document_id: update.documentId },
    })
    .execute();
  return number;
}

export type SignatureGiven = {
  round: number;
  who: 'owner' | 'sponsor';
  answer: 'delivered' | 'notYet';
  words: string;
};

/** Adds a signature. That the two are different people, and that there is evidence, the writer has asked before. */
export async function addSignature(
  db: Tenant,
  authority: AuthorityId,
  actionId: string,
  signature: SignatureGiven,
  by: By,
): Promise<void> {
  await db
    .insertInto('plan_signature')
    .values({
      ...{ authority_id: authority, action_id: actionId, ...signature },
      ...{ by: by.personId, on_day: by.on, at: by.at },
    })
    .execute();
}

/** Sets another delivery status than the rules propose, from the writer's day. */
export async function addOverride(
  db: Tenant,
  authority: AuthorityId,
  actionId: string,
  { status, reason }: Pick<Override, 'status' | 'reason'>,
  by: By,
): Promise<void> {
  const number = await nextOf(db, authority, 'plan_override', actionId);
  await db
    .insertInto('plan_override')
    .values({
      ...{ authority_id: authority, action_id: actionId, number, status, reason },
      ...{ by: by.personId, from_day: by.on, at: by.at },
    })
    .execute();
}

export type TestGiven = { source: EvidenceSource; how: string; measure: string | null; dueOn: LocalDate };

export async function addTest(
  db: Tenant,
  authority: AuthorityId,
  outcomeId: string,
  { source, how, measure, dueOn }: TestGiven,
): Promise<string> {
  const { test_id } = await db
    .insertInto('plan_test')
    .values({ authority_id: authority, outcome_id: outcomeId, source, how, measure, due_on: dueOn })
    .returning('test_id')
    .executeTakeFirstOrThrow();
  return test_id;
}

export type TestResultGiven = {
  actionId: string | null;
  verdict: TestVerdict;
  words: string;
  figure: FigureKept | null;
  evidenceId: string | null;
};

/** Adds what a test found under the test's next number. */
export async function addTestResult(
  db: Tenant,
  authority: AuthorityId,
  testId: string,
  { actionId, verdict, words, figure, evidenceId }: TestResultGiven,
  by: By,
): Promise<void> {
  const { next } = await db
    .selectFrom('plan_test_result')
    .select(sql<number>`coalesce(max(number), 0) + 1`.as('next'))
    .where('authority_id', '=', authority)
    .where('test_id', '=', testId)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('plan_test_result')
    .values({
      ...{ authority_id: authority, test_id: testId, number: next, action_id: actionId, verdict, words },
      ...{ figure: figure === null ? null : JSON.stringify(figure), evidence_id: evidenceId },
      ...{ on_day: by.on, by: by.personId, at: by.at },
    })
    .execute();
}

type Numbered = 'plan_milestone' | 'plan_action_step' | 'plan_update' | 'plan_override';

/** The next number of an action's things; two writers at once are kept apart by the action's row, which is locked. */
async function nextOf(db: Tenant, authority: AuthorityId, table: Numbered, actionId: string): Promise<number> {
  await db
    .selectFrom('plan_action')
    .select('action_id')
    .where('authority_id', '=', authority)
    .where('action_id', '=', actionId)
    .forUpdate()
    .executeTakeFirst();
  const { next } = await db
    .selectFrom(table)
    .select(sql<number>`coalesce(max(number), 0) + 1`.as('next'))
    .where('authority_id', '=', authority)
    .where('action_id', '=', actionId)
    .executeTakeFirstOrThrow();
  return next;
}
