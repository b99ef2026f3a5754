import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { peopleNamed } from '../people-named.store.ts';
import type { Telling, TellingKey, TellingStep } from './telling.ts';

/** Somebody was told: whom, and when. */
export type ToldOn = TellingKey & { to: string; on: LocalDate };

const EVERYBODY_WORDS: Readonly<Record<string, string>> = {
  partner: 'everybody of the organisation',
  keepers: 'who keeps the plan',
  directors: 'who decides on the plan',
};

/** Everything that was told, oldest first. */
export async function loadTellings(db: Tenant, authority: AuthorityId): Promise<ToldOn[]> {
  const rows = await db
    .selectFrom('plan_telling')
    .select(['action_id', 'step', 'about_on', 'person_id', 'everybody', 'on_day'])
    .where('authority_id', '=', authority)
    .orderBy('at')
    .orderBy('action_id')
    .orderBy('step')
    .execute();
  const named = await peopleNamed(db, authority);
  return rows.map((row) => ({
    ...{ actionId: row.action_id, step: row.step as TellingStep, aboutOn: row.about_on as LocalDate },
    to: named(row.person_id)?.name ?? EVERYBODY_WORDS[row.everybody ?? ''] ?? '',
    on: row.on_day as LocalDate,
  }));
}

/** Writes down that somebody is told; false where that was done before, also when two try at once. */
export async function addTelling(
  db: Tenant,
  authority: AuthorityId,
  { actionId, step, aboutOn, to }: Telling,
  { on, at }: { on: LocalDate; at: Date },
): Promise<boolean> {
  const added = await db
    .insertInto('plan_telling')
    .values({
      ...{ authority_id: authority, action_id: actionId, step, about_on: aboutOn, on_day: on, at },
      person_id: 'person' in to ? to.person : null,
      everybody: 'everybody' in to ? to.everybody : null,
    })
    .onConflict((conflict) => conflict.columns(['authority_id', 'action_id', 'step', 'about_on']).doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}
