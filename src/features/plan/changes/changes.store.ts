import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { peopleNamed } from '../people-named.store.ts';
import type { Action, Change, Decider, Plan } from '../plan.ts';
import { loadChanges } from '../plan-actions.store.ts';
import type { By } from '../writing.store.ts';
import type { DecidedBy } from './decider.ts';
import type { ChangeAsked } from './read-change.ts';

/** A change with the action that it is about; null: an action that is to be added. */
export type ChangeOfPlan = { change: Change; action: Action | null };

/** Every change of a plan, the latest first. */
export async function loadAllChanges(db: Tenant, authority: AuthorityId, plan: Plan): Promise<ChangeOfPlan[]> {
  const groups = await loadChanges(db, authority, plan.id, await peopleNamed(db, authority));
  const actions = new Map(plan.actions.map((action) => [action.id, action]));
  return [...groups.values()]
    .flat()
    .map((change) => ({ change, action: actions.get(change.actionId ?? '') ?? null }))
    .toSorted((a, b) => (a.change.askedOn < b.change.askedOn ? 1 : a.change.askedOn > b.change.askedOn ? -1 : 0));
}

/** Asks for a change; null where another one of its kind waits for a decision on the same action already. */
export async function addChange(
  db: Tenant,
  authority: AuthorityId,
  planId: string,
  { decider, why, ...asked }: ChangeAsked & DecidedBy,
  by: By,
): Promise<string | null> {
  const added = await db
    .insertInto('plan_change')
    .values({
      ...{ authority_id: authority, plan_id: planId, action_id: asked.actionId, kind: asked.kind },
      ...{ was: JSON.stringify(asked.was), becomes: JSON.stringify(asked.becomes) },
      ...{ reason: asked.reason, coverage: asked.coverage, state: 'asked', decider, why_decider: why },
      ...{ asked_by: by.personId, asked_on: by.on, asked_at: by.at },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('change_id')
    .executeTakeFirst();
  return added?.change_id ?? null;
}

export type DecisionOnChange = {
  id: string;
  version: number;
  state: 'approved' | 'refused' | 'takenBack';
  /** Who had to decide by the rules; it may have become a higher one since the change was asked for. */
  decider: Decider;
  words: string;
  minute: string;
};

/** Writes a decision down; false where somebody decided before. */
export async function decideChange(
  db: Tenant,
  authority: AuthorityId,
  { id, version, state, decider, words, minute }: DecisionOnChange,
  by: By,
): Promise<boolean> {
  const decided = await db
    .updateTable('plan_change')
    .set((change) => ({
      ...{ state, decider, decided_words: words, minute },
      ...{ decided_by: by.personId, decided_on: by.on, decided_at: by.at },
      version: change('version', '+', 1),
    }))
    .where('authority_id', '=', authority)
    .where('change_id', '=', id)
    .where('version', '=', version)
    .where('state', '=', 'asked')
    .executeTakeFirst();
  return decided.numUpdatedRows === 1n;
}

/** Notes which action came of a change that added one. */
export async function noteAdded(db: Tenant, authority: AuthorityId, changeId: string, actionId: string): Promise<void> {
  await db
    .updateTable('plan_change')
    .set({ action_id: actionId })
    .where('authority_id', '=', authority)
    .where('change_id', '=', changeId)
    .where('action_id', 'is', null)
    .executeTakeFirstOrThrow();
}
