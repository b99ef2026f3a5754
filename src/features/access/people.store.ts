import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { Person, PersonDetails } from './person.ts';
import type { Role } from './policy.ts';

/** Everybody who may sign in, with the roles that they hold on a day. */
export async function people(db: Tenant, authority: AuthorityId, today: LocalDate): Promise<Person[]> {
  const rows = await db
    .selectFrom('person')
    .leftJoin('appointment', (join) =>
      join
        .onRef('appointment.authority_id', '=', 'person.authority_id')
        .onRef('appointment.person_id', '=', 'person.person_id')
        .on('state', '=', 'active')
        .on('from_day', '<=', today)
        .on((on) => on.or([on('until_day', 'is', null), on('until_day', '>', today)])),
    )
    .select(['person.person_id', 'person.name', 'person.post', 'appointment.role'])
    .where('person.authority_id', '=', authority)
    .where('disabled_at', 'is', null)
    .orderBy('person.name')
    .orderBy('person.person_id')
    .orderBy('appointment.role')
    .execute();
  return [...Map.groupBy(rows, ({ person_id }) => person_id).values()].flatMap((held) => {
    const [first] = held;
    const roles = held.flatMap(({ role }) => (role === null ? [] : [role]));
    return first ? [{ personId: first.person_id, name: first.name, post: first.post, roles }] : [];
  });
}

/** Somebody by the address with which they sign in; null where nobody who may sign in has it. */
export async function personWithEmail(
  db: Tenant,
  authority: AuthorityId,
  email: string,
): Promise<{ personId: string; name: string } | null> {
  const row = await db
    .selectFrom('person')
    .select(['person_id', 'name'])
    .where('authority_id', '=', authority)
    .where('email', '=', email)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  return row ? { personId: row.person_id, name: row.name } : null;
}

/** Part of a council for which a role is given; nothing named: the whole council. */
export type Part = { serviceId?: string; localityId?: string; teamId?: string };
export type Given = { role: Role; part: Part; from?: LocalDate };

/** Adds somebody with roles that hold at once, as setting up does; later ones are proposed and approved. */
export async function addPerson(
  db: Tenant,
  authority: AuthorityId,
  { name, post, email, staffRef }: PersonDetails,
  given: readonly Given[],
): Promise<string> {
  const { person_id } = await db
    .insertInto('person')
    .values({ authority_id: authority, name, post, email, staff_ref: staffRef })
    .returning('person_id')
    .executeTakeFirstOrThrow();
  for (const { role, part, from } of given)
    await db
      .insertInto('appointment')
      .values({
        authority_id: authority,
        person_id,
        role,
        service_id: part.serviceId ?? null,
        locality_id: part.localityId ?? null,
        team_id: part.teamId ?? null,
        from_day: from ?? EVER,
        state: 'active',
        source: 'set-up',
      })
      .execute();
  return person_id;
}

/** Roles of a set-up hold whatever day it is: a demonstration's day stands still in the past. */
const EVER = '2000-01-01';
