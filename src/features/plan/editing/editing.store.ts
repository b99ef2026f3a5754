import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { type OutcomeGiven, type PriorityGiven, setAnswers, setOutcomeLinks } from '../writing.store.ts';
import type { ActionRead, ActionWordsRead, MilestoneRead } from './read-action.ts';
import type { PlanWords } from './read-plan.ts';

/** Something as it was opened to be changed; where it changed since, nothing is written and the answer is false. */
export type Opened = { id: string; version: number };

export async function changePlan(
  db: Tenant,
  authority: AuthorityId,
  { id, version }: Opened,
  { name, vision }: PlanWords,
): Promise<boolean> {
  const changed = await db
    .updateTable('plan')
    .set({ name, vision, version: version + 1 })
    .where('authority_id', '=', authority)
    .where('plan_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

export async function changePriority(
  db: Tenant,
  authority: AuthorityId,
  { id, version }: Opened,
  given: Partial<PriorityGiven> & { endedOn?: LocalDate },
): Promise<boolean> {
  const { title, aim, sponsorId, endedOn } = given;
  const changed = await db
    .updateTable('plan_priority')
    .set({
      ...(title !== undefined && { title }),
      ...(aim !== undefined && { aim }),
      ...(sponsorId !== undefined && { sponsor_id: sponsorId }),
      ...(endedOn !== undefined && { ended_on: endedOn }),
      version: version + 1,
    })
    .where('authority_id', '=', authority)
    .where('priority_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

export async function changeOutcome(
  db: Tenant,
  authority: AuthorityId,
  { id, version }: Opened,
  given: OutcomeGiven,
): Promise<boolean> {
  const { words, howKnown, sponsorId } = given;
  const changed = await db
    .updateTable('plan_outcome')
    .set({ words, how_known: howKnown, sponsor_id: sponsorId, version: version + 1 })
    .where('authority_id', '=', authority)
    .where('outcome_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (changed.numUpdatedRows !== 1n) return false;
  await setOutcomeLinks(db, authority, id, given);
  return true;
}

export async function endOutcome(
  db: Tenant,
  authority: AuthorityId,
  { id, version }: Opened,
  endedOn: LocalDate,
): Promise<boolean> {
  const changed = await db
    .updateTable('plan_outcome')
    .set({ ended_on: endedOn, version: version + 1 })
    .where('authority_id', '=', authority)
    .where('outcome_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

/** Writes an action of a plan that nobody has settled yet: the first days move with it. */
export async function changeAction(
  db: Tenant,
  authority: AuthorityId,
  { id, version }: Opened,
  given: ActionRead,
): Promise<boolean> {
  const changed = await db
    .updateTable('plan_action')
    .set({
      ...{ outcome_id: given.outcomeId, title: given.title, detail: given.detail, is_wider: given.isWider },
      ...{ owner_id: given.ownerId, owner_words: given.ownerWords, partner_id: given.partnerId },
      ...{ contributors: given.contributors, resources: given.resources },
      ...{ starts_on: given.startsOn, due_on: given.dueOn, original_due_on: given.dueOn },
      ...{ impact_expected_on: given.impactExpectedOn, original_impact_expected_on: given.impactExpectedOn },
      version: version + 1,
    })
    .where('authority_id', '=', authority)
    .where('action_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (changed.numUpdatedRows !== 1n) return false;
  await setAnswers(db, authority, id, given.answers);
  return true;
}

/** Writes the words of an action, and what it answers, where dates, owner and outcome are settled. */
export async function changeActionWords(
  db: Tenant,
  authority: AuthorityId,
  { id, version }: Opened,
  { title, detail, contributors, resources, answers, isWider }: ActionWordsRead,
): Promise<boolean> {
  const changed = await db
    .updateTable('plan_action')
    .set({ title, detail, contributors, resources, is_wider: isWider, version: version + 1 })
    .where('authority_id', '=', authority)
    .where('action_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (changed.numUpdatedRows !== 1n) return false;
  await setAnswers(db, authority, id, answers);
  return true;
}

/** Writes a milestone; `isSettled` where the day on which it was due at first has to stay. */
export async function changeMilestone(
  db: Tenant,
  authority: AuthorityId,
  { id, version }: Opened,
  { title, dueOn }: MilestoneRead,
  isSettled: boolean,
): Promise<boolean> {
  const changed = await db
    .updateTable('plan_milestone')
    .set({ title, due_on: dueOn, ...(!isSettled && { original_due_on: dueOn }), version: version + 1 })
    .where('authority_id', '=', authority)
    .where('milestone_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

/** Says when a milestone was met; null: not after all. */
export async function meetMilestone(
  db: Tenant,
  authority: AuthorityId,
  { id, version }: Opened,
  metOn: LocalDate | null,
): Promise<boolean> {
  const changed = await db
    .updateTable('plan_milestone')
    .set({ met_on: metOn, version: version + 1 })
    .where('authority_id', '=', authority)
    .where('milestone_id', '=', id)
    .where('version', '=', version)
    .where('dropped_on', 'is', null)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

/**
 * Whether somebody has approved, submitted or begun a version of the plan: from then on what was promised is changed
 * by a decision, and no longer by whoever writes the plan.
 */
export async function isSettled(db: Tenant, authority: AuthorityId, planId: string): Promise<boolean> {
  const step = await db
    .selectFrom('plan_version_step as step')
    .innerJoin('plan_version as version', (on) =>
      on.onRef('version.authority_id', '=', 'step.authority_id').onRef('version.version_id', '=', 'step.version_id'),
    )
    .select('step.version_id')
    .where('step.authority_id', '=', authority)
    .where('version.plan_id', '=', planId)
    .where('step.state', 'in', ['approved', 'submitted', 'live'])
    .limit(1)
    .executeTakeFirst();
  return step !== undefined;
}
