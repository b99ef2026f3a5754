import { sql } from 'kysely';
import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { RiskStep } from './risk.ts';
import type { AssessmentGiven, ControlGiven, EscalationGiven, RiskGiven } from './risk-form.ts';
import type { ScaleGiven } from './scale-form.ts';

/** Who writes, and when: the person, the council's day and the moment. */
type By = { personId: string; on: LocalDate; at: Date };

/** Adds a risk under the next number, raised and rated on the writer's day. */
export async function addRisk(
  db: Tenant,
  authority: AuthorityId,
  risk: RiskGiven,
  rated: AssessmentGiven,
  by: By,
): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtext('risk numbers'), ${Number(authority)})`.execute(db);
  const { next } = await db
    .selectFrom('risk')
    .select(sql<number>`coalesce(max(number), 0) + 1`.as('next'))
    .where('authority_id', '=', authority)
    .executeTakeFirstOrThrow();
  const { risk_id } = await db
    .insertInto('risk')
    .values({ authority_id: authority, number: next, ...columnsOf(risk) })
    .returning('risk_id')
    .executeTakeFirstOrThrow();
  await addRiskStep(db, authority, risk_id, { step: 'raised', reason: '' }, by);
  await addAssessment(db, authority, risk_id, { ...rated, number: 1 }, by);
  return risk_id;
}

/** Changes what a risk is; false where somebody else changed it since. */
export async function changeRisk(
  db: Tenant,
  authority: AuthorityId,
  { id, version }: { id: string; version: number },
  risk: RiskGiven,
): Promise<boolean> {
  const changed = await db
    .updateTable('risk')
    .set((eb) => ({ ...columnsOf(risk), version: eb('version', '+', 1) }))
    .where('authority_id', '=', authority)
    .where('risk_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

function columnsOf(risk: RiskGiven) {
  return {
    ...{ title: risk.title, cause: risk.cause, event: risk.event, effect: risk.effect, category: risk.category },
    ...{ owner_id: risk.ownerId, owner_words: risk.ownerWords },
    ...{ proximity: risk.proximity, appetite: risk.appetite },
  };
}

/** Adds a rating as the next one; false where somebody else rated it since. */
export async function addAssessment(
  db: Tenant,
  authority: AuthorityId,
  riskId: string,
  rated: AssessmentGiven & { number: number },
  by: By,
): Promise<boolean> {
  const added = await db
    .insertInto('risk_assessment')
    .values({
      ...{ authority_id: authority, risk_id: riskId, number: rated.number, reason: rated.reason },
      ...{ inherent_likelihood: rated.inherent.likelihood, inherent_impact: rated.inherent.impact },
      ...{ current_likelihood: rated.current.likelihood, current_impact: rated.current.impact },
      ...{ target_likelihood: rated.target.likelihood, target_impact: rated.target.impact },
      ...{ review_on: rated.reviewOn, on_day: by.on, by: by.personId, at: by.at },
    })
    .onConflict((conflict) => conflict.columns(['authority_id', 'risk_id', 'number']).doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

/** Adds a step to a risk's life. The writer has asked `mayFollow` before. */
export async function addRiskStep(
  db: Tenant,
  authority: AuthorityId,
  riskId: string,
  { step, reason }: Pick<RiskStep, 'step' | 'reason'>,
  by: By,
): Promise<void> {
  const number = await nextOf(db, authority, 'risk_step', riskId);
  await db
    .insertInto('risk_step')
    .values({
      ...{ authority_id: authority, risk_id: riskId, number, step, reason },
      ...{ on_day: by.on, by: by.personId, at: by.at },
    })
    .execute();
}

export async function addControl(
  db: Tenant,
  authority: AuthorityId,
  riskId: string,
  control: ControlGiven,
  from: LocalDate,
): Promise<string> {
  const { control_id } = await db
    .insertInto('risk_control')
    .values({ authority_id: authority, risk_id: riskId, ...control, from_day: from })
    .returning('control_id')
    .executeTakeFirstOrThrow();
  return control_id;
}

type Versioned = { id: string; version: number };

/** Changes a control that is in place; false where somebody else changed or ended it since. */
export async function changeControl(
  db: Tenant,
  authority: AuthorityId,
  { id, version }: Versioned,
  change: ControlGiven | { ended_on: LocalDate; ended_reason: string },
): Promise<boolean> {
  const changed = await db
    .updateTable('risk_control')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('authority_id', '=', authority)
    .where('control_id', '=', id)
    .where('version', '=', version)
    .where('ended_on', 'is', null)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

/** Says that an action of the plan treats a risk, or no longer does. */
export async function setTreated(
  db: Tenant,
  authority: AuthorityId,
  riskId: string,
  actionId: string,
  isTreated: boolean,
): Promise<void> {
  if (isTreated)
    await db
      .insertInto('risk_action')
      .values({ authority_id: authority, risk_id: riskId, action_id: actionId })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  else
    await db
      .deleteFrom('risk_action')
      .where('authority_id', '=', authority)
      .where('risk_id', '=', riskId)
      .where('action_id', '=', actionId)
      .execute();
}

/** Notes that a risk stands in the corporate register; the database keeps one such note at a time. */
export async function addEscalation(
  db: Tenant,
  authority: AuthorityId,
  riskId: string,
  { reason, corporateRef }: EscalationGiven,
  by: By,
): Promise<void> {
  const number = await nextOf(db, authority, 'risk_escalation', riskId);
  await db
    .insertInto('risk_escalation')
    .values({
      ...{ authority_id: authority, risk_id: riskId, number, reason, corporate_ref: corporateRef },
      ...{ from_day: by.on, by: by.personId, at: by.at },
    })
    .execute();
}

/** Notes that it no longer stands there; false where that was noted already. */
export async function endEscalation(
  db: Tenant,
  authority: AuthorityId,
  riskId: string,
  reason: string,
  by: By,
): Promise<boolean> {
  const ended = await db
    .updateTable('risk_escalation')
    .set({ ended_on: by.on, ended_by: by.personId, ended_reason: reason })
    .where('authority_id', '=', authority)
    .where('risk_id', '=', riskId)
    .where('ended_on', 'is', null)
    .executeTakeFirst();
  return ended.numUpdatedRows === 1n;
}

/** Settles what 1 to 5 mean, as the next version; false where somebody else settled it since. */
export async function addScale(
  db: Tenant,
  authority: AuthorityId,
  scale: ScaleGiven & { version: number },
  by: By,
): Promise<boolean> {
  const added = await db
    .insertInto('risk_scale')
    .values({
      ...{ authority_id: authority, version: scale.version, from_day: scale.from, source: scale.source },
      ...{ likelihood: [...scale.likelihood], impact: [...scale.impact] },
      ...{ medium_from: scale.mediumFrom, high_from: scale.highFrom },
      ...{ entered_by: by.personId, entered_at: by.at },
    })
    .onConflict((conflict) => conflict.columns(['authority_id', 'version']).doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

/** The next number of a risk's things; two writers at once are kept apart by the risk's row, which is locked. */
async function nextOf(
  db: Tenant,
  authority: AuthorityId,
  table: 'risk_step' | 'risk_escalation',
  riskId: string,
): Promise<number> {
  await lockRisk(db, authority, riskId);
  const { next } = await db
    .selectFrom(table)
    .select(sql<number>`coalesce(max(number), 0) + 1`.as('next'))
    .where('authority_id', '=', authority)
    .where('risk_id', '=', riskId)
    .executeTakeFirstOrThrow();
  return next;
}

/** Keeps a risk from being closed, opened again or escalated by two people at once. */
export async function lockRisk(db: Tenant, authority: AuthorityId, riskId: string): Promise<void> {
  await db
    .selectFrom('risk')
    .select('risk_id')
    .where('authority_id', '=', authority)
    .where('risk_id', '=', riskId)
    .forUpdate()
    .executeTakeFirst();
}
