import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { Opened } from './editing.store.ts';

type PartnerGiven = { name: string; people: readonly string[] };

/** Adds an organisation with its people; null where there is one of that name. */
export async function addPartner(db: Tenant, authority: AuthorityId, given: PartnerGiven): Promise<string | null> {
  const added = await db
    .insertInto('plan_partner')
    .values({ authority_id: authority, name: given.name })
    .onConflict((conflict) => conflict.columns(['authority_id', 'name']).doNothing())
    .returning('partner_id')
    .executeTakeFirst();
  if (added === undefined) return null;
  await setPeople(db, authority, added.partner_id, given.people);
  return added.partner_id;
}

export async function changePartner(
  db: Tenant,
  authority: AuthorityId,
  { id, version }: Opened,
  { name, people }: PartnerGiven,
): Promise<boolean> {
  const changed = await db
    .updateTable('plan_partner')
    .set({ name, version: version + 1 })
    .where('authority_id', '=', authority)
    .where('partner_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (changed.numUpdatedRows !== 1n) return false;
  await setPeople(db, authority, id, people);
  return true;
}

export async function endPartner(
  db: Tenant,
  authority: AuthorityId,
  { id, version }: Opened,
  endedOn: LocalDate,
): Promise<boolean> {
  const changed = await db
    .updateTable('plan_partner')
    .set({ ended_on: endedOn, version: version + 1 })
    .where('authority_id', '=', authority)
    .where('partner_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

/** People who hold the role of a partner’s member today: those who can be an organisation’s people. */
export async function partnerMembers(
  db: Tenant,
  authority: AuthorityId,
  today: LocalDate,
): Promise<{ id: string; name: string; post: string }[]> {
  const rows = await db
    .selectFrom('person')
    .innerJoin('appointment', (on) =>
      on
        .onRef('appointment.authority_id', '=', 'person.authority_id')
        .onRef('appointment.person_id', '=', 'person.person_id'),
    )
    .select(['person.person_id', 'person.name', 'person.post'])
    .distinct()
    .where('person.authority_id', '=', authority)
    .where('person.disabled_at', 'is', null)
    .where('appointment.role', '=', 'partnerMember')
    .where('appointment.state', '=', 'active')
    .where('appointment.from_day', '<=', today)
    .where((row) => row.or([row('appointment.until_day', 'is', null), row('appointment.until_day', '>', today)]))
    .orderBy('person.name')
    .orderBy('person.person_id')
    .execute();
  return rows.map((row) => ({ id: row.person_id, name: row.name, post: row.post }));
}

async function setPeople(db: Tenant, authority: AuthorityId, partner: string, people: readonly string[]) {
  const key = { authority_id: authority, partner_id: partner };
  await db
    .deleteFrom('plan_partner_person')
    .where('authority_id', '=', authority)
    .where('partner_id', '=', partner)
    .execute();
  if (people.length === 0) return;
  await db
    .insertInto('plan_partner_person')
    .values(people.map((person_id) => ({ ...key, person_id })))
    .execute();
}
