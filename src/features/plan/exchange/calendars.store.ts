import { hashOf, newToken } from '#features/access/index.ts';
import { type AuthorityId, authorityId, type Tenant } from '#platform/database/database.ts';

export type CalendarOwner = { personId: string; now: Date };

/** Makes somebody's link and gives its token, which names the council; an earlier one of theirs ends. */
export async function makeCalendar(db: Tenant, authority: AuthorityId, owner: CalendarOwner): Promise<string> {
  await endCalendar(db, authority, owner);
  const token = newToken();
  await db
    .insertInto('plan_calendar')
    .values({
      ...{ authority_id: authority, token_hash: hashOf(token), person_id: owner.personId, made_at: owner.now },
    })
    .execute();
  return `${authority}.${token}`;
}

/** Ends somebody's link; false where they had none. */
export async function endCalendar(
  db: Tenant,
  authority: AuthorityId,
  { personId, now }: CalendarOwner,
): Promise<boolean> {
  const ended = await db
    .updateTable('plan_calendar')
    .set({ ended_at: now })
    .where('authority_id', '=', authority)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return ended.numUpdatedRows > 0n;
}

/** Since when somebody has a link that works; null where they have none. */
export async function calendarSince(db: Tenant, authority: AuthorityId, personId: string): Promise<Date | null> {
  const found = await db
    .selectFrom('plan_calendar')
    .select('made_at')
    .where('authority_id', '=', authority)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return found?.made_at ?? null;
}

/** The council and the secret that a link names, whether or not `.ics` ends it; null where it names none. */
export function calendarGiven(given: string): { authority: AuthorityId; token: string } | null {
  const [code = '', token = '', ...rest] = given.replace(/\.ics$/, '').split('.');
  if (!/^\d{3}$/.test(code) || !/^[\w-]{20,100}$/.test(token) || rest.length > 0) return null;
  return { authority: authorityId(code), token };
}

/** Whose link it is, while neither it is ended nor their account is disabled. */
export async function findCalendar(db: Tenant, authority: AuthorityId, token: string): Promise<string | null> {
  const found = await db
    .selectFrom('plan_calendar as calendar')
    .innerJoin('person', (join) =>
      join
        .onRef('person.authority_id', '=', 'calendar.authority_id')
        .onRef('person.person_id', '=', 'calendar.person_id')
        .on('disabled_at', 'is', null),
    )
    .select('calendar.person_id')
    .where('calendar.authority_id', '=', authority)
    .where('token_hash', '=', hashOf(token))
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return found?.person_id ?? null;
}
