import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { ActionStep, Change, Milestone, Override, PersonNamed, Signature } from './plan.ts';

type Named = (id: string | null) => PersonNamed | null;
type ByAction<T> = ReadonlyMap<string, readonly T[]>;

/** The steps of every action, in the order in which they were written. */
export async function loadSteps(
  db: Tenant,
  authority: AuthorityId,
  named: Named,
  refs: ReadonlyMap<string, string>,
): Promise<ByAction<ActionStep>> {
  const rows = await db
    .selectFrom('plan_action_step')
    .select(['action_id', 'step', 'on_day', 'by', 'reason', 'into_id'])
    .where('authority_id', '=', authority)
    .orderBy('action_id')
    .orderBy('number')
    .execute();
  return grouped(rows, (row) => ({
    step: row.step as ActionStep['step'],
    on: row.on_day as LocalDate,
    reason: row.reason,
    intoRef: row.into_id === null ? null : (refs.get(row.into_id) ?? null),
    by: named(row.by)?.name ?? '',
  }));
}

export async function loadMilestones(db: Tenant, authority: AuthorityId): Promise<ByAction<Milestone>> {
  const rows = await db
    .selectFrom('plan_milestone')
    .selectAll()
    .where('authority_id', '=', authority)
    .orderBy('action_id')
    .orderBy('number')
    .execute();
  return grouped(rows, (row) => ({
    id: row.milestone_id,
    number: row.number,
    title: row.title,
    dueOn: row.due_on as LocalDate,
    originalDueOn: row.original_due_on as LocalDate,
    metOn: row.met_on as LocalDate | null,
    droppedOn: row.dropped_on as LocalDate | null,
    version: row.version,
  }));
}

/** The signatures of each action's latest round. */
export async function loadSignatures(db: Tenant, authority: AuthorityId, named: Named): Promise<ByAction<Signature>> {
  const rows = await db
    .selectFrom('plan_signature')
    .selectAll()
    .where('authority_id', '=', authority)
    .orderBy('action_id')
    .orderBy('round')
    .orderBy('who')
    .execute();
  const all = grouped(rows, (row) => ({
    round: row.round,
    who: row.who as Signature['who'],
    answer: row.answer as Signature['answer'],
    byId: row.by,
    by: named(row.by)?.name ?? '',
    on: row.on_day as LocalDate,
    words: row.words,
  }));
  return new Map(
    [...all].map(([action, signatures]) => [
      action,
      signatures.filter(({ round }) => round === signatures.at(-1)?.round),
    ]),
  );
}

/** The override in force of each action that has one. */
export async function loadOverrides(
  db: Tenant,
  authority: AuthorityId,
  named: Named,
): Promise<ReadonlyMap<string, Override>> {
  const rows = await db
    .selectFrom('plan_override')
    .select(['action_id', 'number', 'status', 'reason', 'by', 'from_day'])
    .where('authority_id', '=', authority)
    .where('ended_on', 'is', null)
    .execute();
  return new Map(
    rows.map((row) => [
      row.action_id,
      {
        number: row.number,
        status: row.status as Override['status'],
        reason: row.reason,
        by: named(row.by)?.name ?? '',
        from: row.from_day as LocalDate,
      },
    ]),
  );
}

/** Every change that was asked for, by action, oldest first; those that add an action are under no action. */
export async function loadChanges(
  db: Tenant,
  authority: AuthorityId,
  planId: string,
  named: Named,
): Promise<ReadonlyMap<string | null, readonly Change[]>> {
  const rows = await db
    .selectFrom('plan_change')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('plan_id', '=', planId)
    .orderBy('asked_at')
    .orderBy('sequence')
    .execute();
  const changes = rows.map((row) => ({
    id: row.change_id,
    actionId: row.action_id,
    kind: row.kind as Change['kind'],
    was: row.was as Change['was'],
    becomes: row.becomes as Change['becomes'],
    reason: row.reason,
    coverage: row.coverage,
    askedBy: named(row.asked_by)?.name ?? '',
    askedById: row.asked_by,
    askedOn: row.asked_on as LocalDate,
    decider: row.decider as Change['decider'],
    whyDecider: row.why_decider,
    state: row.state as Change['state'],
    decidedBy: named(row.decided_by)?.name ?? null,
    decidedOn: row.decided_on as LocalDate | null,
    decidedWords: row.decided_words,
    minute: row.minute,
    version: row.version,
  }));
  return Map.groupBy(changes, ({ actionId }) => actionId);
}

function grouped<Row extends { action_id: string }, T>(rows: readonly Row[], shape: (row: Row) => T): ByAction<T> {
  const groups = Map.groupBy(rows, ({ action_id }) => action_id);
  return new Map([...groups].map(([action, some]) => [action, some.map(shape)]));
}
