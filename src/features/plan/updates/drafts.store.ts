import type { Form } from '#kernel/form.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';

/** Whose draft about which action. */
export type DraftOf = { actionId: string; personId: string };
export type Draft = { fields: Form; seen: number; savedAt: Date };

/** Keeps what somebody typed and has not sent, in the place of what they kept before. */
export async function saveDraft(
  db: Tenant,
  authority: AuthorityId,
  { actionId, personId }: DraftOf,
  { fields, seen, savedAt }: Draft,
): Promise<void> {
  const kept = { fields: JSON.stringify(fields), seen, saved_at: savedAt };
  await db
    .insertInto('plan_update_draft')
    .values({ authority_id: authority, action_id: actionId, person_id: personId, ...kept })
    .onConflict((conflict) => conflict.columns(['authority_id', 'action_id', 'person_id']).doUpdateSet(kept))
    .execute();
}

/** Whether somebody has sent an update since the form was opened from which a draft comes: it may be an older text. */
export async function isSentSince(
  db: Tenant,
  authority: AuthorityId,
  { actionId, personId }: DraftOf,
  seen: number,
): Promise<boolean> {
  const sent = await db
    .selectFrom('plan_update')
    .select('number')
    .where('authority_id', '=', authority)
    .where('action_id', '=', actionId)
    .where('by', '=', personId)
    .where('number', '>', seen)
    .limit(1)
    .executeTakeFirst();
  return sent !== undefined;
}

export async function draftOf(
  db: Tenant,
  authority: AuthorityId,
  { actionId, personId }: DraftOf,
): Promise<Draft | null> {
  const row = await db
    .selectFrom('plan_update_draft')
    .select(['fields', 'seen', 'saved_at'])
    .where('authority_id', '=', authority)
    .where('action_id', '=', actionId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row ? { fields: row.fields as Form, seen: row.seen, savedAt: row.saved_at } : null;
}

/** The actions about which somebody keeps a draft. */
export async function actionsWithDraft(db: Tenant, authority: AuthorityId, personId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('plan_update_draft')
    .select('action_id')
    .where('authority_id', '=', authority)
    .where('person_id', '=', personId)
    .execute();
  return new Set(rows.map(({ action_id }) => action_id));
}

export async function dropDraft(db: Tenant, authority: AuthorityId, { actionId, personId }: DraftOf): Promise<void> {
  await db
    .deleteFrom('plan_update_draft')
    .where('authority_id', '=', authority)
    .where('action_id', '=', actionId)
    .where('person_id', '=', personId)
    .execute();
}
