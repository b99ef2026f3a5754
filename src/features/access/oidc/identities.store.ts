import { sql } from 'kysely';
import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { KnownPerson } from './claims.ts';
import { partColumns, partOf } from './groups.store.ts';
import type { Appointed, Given, GroupRole } from './mapping.ts';

/** Somebody whom Headway knows by an identity. */
export type Bound = { personId: string; isDisabled: boolean };

type Identity = Pick<KnownPerson, 'issuer' | 'subject'>;

/** Any constant, beside which the council's code makes the lock that the council's next sign-in here waits for. */
const IDENTITY_LOCK = 4_812_008;

/** Lets sign-ins with providers of one council go one after another, so that nobody is added or appointed twice. */
export async function oneAtATime(db: Tenant, authority: AuthorityId): Promise<void> {
  await sql`select pg_advisory_xact_lock(${IDENTITY_LOCK}, ${Number(authority)})`.execute(db);
}

export async function findBound(db: Tenant, authority: AuthorityId, identity: Identity): Promise<Bound | null> {
  const row = await db
    .selectFrom('identity')
    .innerJoin('person', (join) =>
      join
        .onRef('person.authority_id', '=', 'identity.authority_id')
        .onRef('person.person_id', '=', 'identity.person_id'),
    )
    .select(['person.person_id', 'disabled_at'])
    .where('identity.authority_id', '=', authority)
    .where('issuer', '=', identity.issuer)
    .where('subject', '=', identity.subject)
    .executeTakeFirst();
  return row ? { personId: row.person_id, isDisabled: row.disabled_at !== null } : null;
}

export async function bind(
  db: Tenant,
  authority: AuthorityId,
  { issuer, subject }: Identity,
  personId: string,
  now: Date,
): Promise<void> {
  await db
    .insertInto('identity')
    .values({ authority_id: authority, issuer, subject, person_id: personId, bound_at: now, used_at: now })
    .execute();
}

export async function noteUse(db: Tenant, authority: AuthorityId, identity: Identity, now: Date): Promise<void> {
  await db
    .updateTable('identity')
    .set({ used_at: now })
    .where('authority_id', '=', authority)
    .where('issuer', '=', identity.issuer)
    .where('subject', '=', identity.subject)
    .execute();
}

/** Adds somebody as the provider names them; an address that somebody else has is left out. */
export async function addKnown(db: Tenant, authority: AuthorityId, { name, email }: KnownPerson): Promise<string> {
  const taken =
    email !== null &&
    (await db
      .selectFrom('person')
      .select('person_id')
      .where('authority_id', '=', authority)
      .where('email', '=', email)
      .executeTakeFirst());
  const added = await db
    .insertInto('person')
    .values({ authority_id: authority, name: name ?? email ?? 'Name not given', post: '', email: taken ? null : email })
    .returning('person_id')
    .executeTakeFirstOrThrow();
  return added.person_id;
}

/** What the groups of a provider give: only what was approved where it needs a second person. */
export async function activeMapping(db: Tenant, authority: AuthorityId, providerId: string): Promise<GroupRole[]> {
  const rows = await db
    .selectFrom('group_role')
    .select(['group_name', 'role', 'service_id', 'locality_id', 'team_id'])
    .where('authority_id', '=', authority)
    .where('provider_id', '=', providerId)
    .where('state', '=', 'active')
    .orderBy('group_name')
    .orderBy('group_role_id')
    .execute();
  return rows.map((row) => ({ group: row.group_name, role: row.role, ...partOf(row) }));
}

/** What the groups of all providers give that are offered. */
export async function everythingGiven(db: Tenant, authority: AuthorityId): Promise<Given[]> {
  const rows = await db
    .selectFrom('group_role')
    .innerJoin('identity_provider', (join) =>
      join
        .onRef('identity_provider.authority_id', '=', 'group_role.authority_id')
        .onRef('identity_provider.provider_id', '=', 'group_role.provider_id'),
    )
    .select(['role', 'service_id', 'locality_id', 'team_id'])
    .where('group_role.authority_id', '=', authority)
    .where('state', '=', 'active')
    .where('is_enabled', '=', true)
    .orderBy('group_role_id')
    .execute();
  return rows.map((row) => ({ role: row.role, ...partOf(row) }));
}

/** The roles that somebody, or anybody, holds because of groups. */
export async function appointedByGroups(
  db: Tenant,
  authority: AuthorityId,
  personId: string | null,
): Promise<(Appointed & { personId: string })[]> {
  let asked = db
    .selectFrom('appointment')
    .select(['appointment_id', 'person_id', 'role', 'service_id', 'locality_id', 'team_id'])
    .where('authority_id', '=', authority)
    .where('source', '=', 'group')
    .where('state', '=', 'active');
  if (personId !== null) asked = asked.where('person_id', '=', personId);
  const rows = await asked.orderBy('appointment_id').execute();
  return rows.map((row) => ({
    ...{ appointmentId: row.appointment_id, personId: row.person_id, role: row.role },
    ...partOf(row),
  }));
}

export async function appoint(
  db: Tenant,
  authority: AuthorityId,
  personId: string,
  given: Given,
  today: LocalDate,
): Promise<string> {
  const added = await db
    .insertInto('appointment')
    .values({
      ...{ authority_id: authority, person_id: personId, role: given.role, from_day: today },
      ...{ state: 'active', source: 'group', ...partColumns(given) },
    })
    .returning('appointment_id')
    .executeTakeFirstOrThrow();
  return added.appointment_id;
}

export async function endAppointment(
  db: Tenant,
  authority: AuthorityId,
  { appointmentId }: Appointed,
  now: Date,
): Promise<void> {
  await db
    .updateTable('appointment')
    .set((is) => ({
      state: 'ended',
      ended_at: now,
      end_reason: 'No longer in a group',
      version: is('version', '+', 1),
    }))
    .where('authority_id', '=', authority)
    .where('appointment_id', '=', appointmentId)
    .execute();
}

export async function holdsARole(
  db: Tenant,
  authority: AuthorityId,
  personId: string,
  today: LocalDate,
): Promise<boolean> {
  const held = await db
    .selectFrom('appointment')
    .select('appointment_id')
    .where('authority_id', '=', authority)
    .where('person_id', '=', personId)
    .where('state', '=', 'active')
    .where('from_day', '<=', today)
    .where((on) => on.or([on('until_day', 'is', null), on('until_day', '>', today)]))
    .executeTakeFirst();
  return held !== undefined;
}

/** Which of the offered providers somebody signed in with last; null where none knows them. */
export async function providerOfPerson(db: Tenant, authority: AuthorityId, personId: string): Promise<string | null> {
  const row = await db
    .selectFrom('identity')
    .innerJoin('identity_provider', (join) =>
      join
        .onRef('identity_provider.authority_id', '=', 'identity.authority_id')
        .onRef('identity_provider.issuer', '=', 'identity.issuer'),
    )
    .select('provider_id')
    .where('identity.authority_id', '=', authority)
    .where('person_id', '=', personId)
    .where('is_enabled', '=', true)
    .orderBy('used_at', 'desc')
    .orderBy('provider_id')
    .executeTakeFirst();
  return row?.provider_id ?? null;
}

/** The person of a session that has not ended. */
export async function personOfSession(db: Tenant, authority: AuthorityId, sessionId: string): Promise<string | null> {
  const row = await db
    .selectFrom('session')
    .select('person_id')
    .where('authority_id', '=', authority)
    .where('session_id', '=', sessionId)
    .executeTakeFirst();
  return row?.person_id ?? null;
}
