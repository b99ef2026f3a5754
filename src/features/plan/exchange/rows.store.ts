import { randomUUID } from 'node:crypto';
import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { AppError } from '#platform/errors.ts';
import { addPartner } from '../editing/partners.store.ts';
import type { Plan } from '../plan.ts';
import { addOutcome, addPlan, addPriority, type By } from '../writing.store.ts';
import type { RowRead } from './reading.ts';

type Written = { rows: readonly RowRead[]; name: string; today: LocalDate };

/** Writes the rows into the plan, or into a new one: what is there by name is used, and actions go in many at once. */
export async function writeRows(
  db: Tenant,
  authority: AuthorityId,
  plan: Plan | null,
  { rows, name, today }: Written,
  by: By,
): Promise<void> {
  const planId = plan?.id ?? (await addPlan(db, authority, { name, vision: '', from: today }));
  const outcomeOf = await placesOf(db, authority, { plan, planId, rows });
  const partnerOf = await partnersOf(db, authority, { plan, rows });
  const placed = rows.map((row) => ({
    ...{ row, actionId: randomUUID(), outcomeId: outcomeOf(row), partnerId: partnerOf(row) },
  }));
  await addActions(db, authority, planId, placed);
  await addParts(db, authority, placed, by);
}

type Given = { plan: Plan | null; rows: readonly RowRead[] };

/** The outcome of each row under its priority; it answers what its actions do. */
async function placesOf(db: Tenant, authority: AuthorityId, { plan, planId, rows }: Given & { planId: string }) {
  const live = <T extends { endedOn: LocalDate | null }>(all: readonly T[] = []) =>
    all.filter(({ endedOn }) => endedOn === null);
  const priorities = new Map(live(plan?.priorities).map(({ id, title }) => [same(title), id]));
  const outcomes = new Map(live(plan?.outcomes).map(({ id, priorityId, words }) => [keyOf(priorityId, words), id]));
  const outcomeOf = (row: RowRead) => outcomes.get(keyOf(priorities.get(same(row.priority)) ?? '', row.outcome)) ?? '';
  for (const { priority, outcome } of rows) {
    let priorityId = priorities.get(same(priority));
    if (priorityId === undefined) {
      priorityId = await addPriority(db, authority, planId, { title: priority, aim: '', sponsorId: null });
      priorities.set(same(priority), priorityId);
    }
    const key = keyOf(priorityId, outcome);
    if (!outcomes.has(key))
      outcomes.set(key, await addOutcome(db, authority, priorityId, { ...NO_LINKS, words: outcome }));
  }
  const answers = rows.flatMap((row) =>
    row.recommendationIds.map((recommendation_id) => ({
      ...{ authority_id: authority, outcome_id: outcomeOf(row), recommendation_id },
    })),
  );
  for (const some of parted(answers))
    await db
      .insertInto('plan_outcome_answer')
      .values(some)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  return outcomeOf;
}

const NO_LINKS = { howKnown: '', sponsorId: null, measures: [], recommendationIds: [] } as const;

async function partnersOf(db: Tenant, authority: AuthorityId, { plan, rows }: Given) {
  const partners = new Map((plan?.partners ?? []).map(({ id, name }) => [same(name), id]));
  for (const { partner } of rows) {
    if (partner === '' || partners.has(same(partner))) continue;
    const id = await addPartner(db, authority, { name: partner, people: [] });
    if (id === null) throw new AppError('STALE'); // somebody added it meanwhile
    partners.set(same(partner), id);
  }
  return ({ partner }: RowRead) => partners.get(same(partner)) ?? null;
}

type Placed = { row: RowRead; actionId: string; outcomeId: string; partnerId: string | null };

async function addActions(db: Tenant, authority: AuthorityId, planId: string, placed: readonly Placed[]) {
  const actions = placed.map(({ row, actionId, outcomeId, partnerId }) => ({
    ...{ authority_id: authority, plan_id: planId, action_id: actionId, outcome_id: outcomeId, partner_id: partnerId },
    ...{ ref: row.ref, title: row.title, detail: row.detail },
    ...{ owner_id: row.ownerId, owner_words: row.ownerId === null ? row.owner : '' },
    ...{ contributors: row.contributors, resources: row.resources },
    ...{ starts_on: row.startsOn, due_on: row.dueOn, original_due_on: row.originalDueOn },
    ...{ impact_expected_on: row.impactExpectedOn, original_impact_expected_on: row.impactExpectedOn },
    is_wider: row.isWider || row.recommendationIds.length === 0,
  }));
  for (const some of parted(actions)) await db.insertInto('plan_action').values(some).execute();
}

/** The first step of each action, what it answers, its milestones, and the last update that the file tells of. */
async function addParts(db: Tenant, authority: AuthorityId, placed: readonly Placed[], by: By): Promise<void> {
  const keyed = placed.map(({ row, actionId }) => ({ row, key: { authority_id: authority, action_id: actionId } }));
  const written = { on_day: by.on, by: by.personId, at: by.at };
  const steps = keyed.map(({ key }) => ({ ...key, number: 1, step: 'raised', ...written }));
  for (const some of parted(steps)) await db.insertInto('plan_action_step').values(some).execute();
  const answers = keyed.flatMap(({ row, key }) =>
    row.recommendationIds.map((recommendation_id, index) => ({ ...key, number: index + 1, recommendation_id })),
  );
  for (const some of parted(answers)) await db.insertInto('plan_answer').values(some).execute();
  const milestones = keyed.flatMap(({ row, key }) =>
    row.milestones.map(({ title, dueOn }, index) => ({
      ...{ ...key, number: index + 1, title, due_on: dueOn, original_due_on: dueOn },
    })),
  );
  for (const some of parted(milestones)) await db.insertInto('plan_milestone').values(some).execute();
  const updates = keyed.flatMap(({ row, key }) =>
    row.update === '' ? [] : [{ ...key, number: 1, ...written, done: row.update, through: 'import' }],
  );
  for (const some of parted(updates)) await db.insertInto('plan_update').values(some).execute();
}

const ROWS_AT_ONCE = 500;

function parted<T>(all: readonly T[]): T[][] {
  const count = Math.ceil(all.length / ROWS_AT_ONCE);
  return Array.from({ length: count }, (_, index) => all.slice(index * ROWS_AT_ONCE, (index + 1) * ROWS_AT_ONCE));
}

/** Names that differ in capitals or spaces alone are one. */
function same(name: string): string {
  return name.toLowerCase().replaceAll(/\s+/g, ' ').trim();
}

function keyOf(priorityId: string, words: string): string {
  return `${priorityId} ${same(words)}`;
}
