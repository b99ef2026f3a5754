import { isUuid } from '#kernel/uuid.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { PersonDetails } from '../person.ts';
import { allAppointments } from './appointments.store.ts';
import type { Listed, PersonShown } from './listing.ts';

export async function everybody(db: Tenant, authority: AuthorityId): Promise<Listed[]> {
  const rows = await db
    .selectFrom('person')
    .select(['person_id', 'name', 'post', 'email', 'last_signed_in_at', 'disabled_at'])
    .where('authority_id', '=', authority)
    .orderBy('name')
    .orderBy('person_id')
    .execute();
  const byPerson = Map.groupBy(await allAppointments(db, authority), ({ personId }) => personId);
  return rows.map((row) => ({
    ...{ personId: row.person_id, name: row.name, post: row.post, email: row.email },
    appointments: byPerson.get(row.person_id) ?? [],
    ...{ lastSignedInAt: row.last_signed_in_at, hasLeft: row.disabled_at !== null },
  }));
}

/** Somebody of this council; null where an address names nobody, or somebody of another. */
export async function findPerson(
  db: Tenant,
  authority: AuthorityId,
  personId: string,
  now: Date,
): Promise<PersonShown | null> {
  if (!isUuid(personId)) return null;
  const row = await db
    .selectFrom('person')
    .select((is) => [
      ...(['person_id', 'name', 'post', 'email', 'staff_ref', 'version', 'disabled_at', 'last_signed_in_at'] as const),
      is
        .selectFrom('credential')
        .select('changed_at')
        .whereRef('credential.authority_id', '=', 'person.authority_id')
        .whereRef('credential.person_id', '=', 'person.person_id')
        .as('password_at'),
      is
        .selectFrom('totp')
        .select('set_up_at')
        .whereRef('totp.authority_id', '=', 'person.authority_id')
        .whereRef('totp.person_id', '=', 'person.person_id')
        .as('second_factor_at'),
      is
        .selectFrom('identity')
        .select(({ fn }) => fn.max('bound_at').as('bound_at'))
        .whereRef('identity.authority_id', '=', 'person.authority_id')
        .whereRef('identity.person_id', '=', 'person.person_id')
        .as('identity_at'),
      is
        .selectFrom('one_time_link')
        .select(({ fn }) => fn.max('expires_at').as('expires_at'))
        .whereRef('one_time_link.authority_id', '=', 'person.authority_id')
        .whereRef('one_time_link.person_id', '=', 'person.person_id')
        .where('purpose', '=', 'invitation')
        .where('used_at', 'is', null)
        .where('expires_at', '>', now)
        .as('invited_until'),
    ])
    .where('authority_id', '=', authority)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (!row) return null;
  return {
    ...{ personId: row.person_id, name: row.name, post: row.post, email: row.email, staffRef: row.staff_ref },
    ...{ version: row.version, leftAt: row.disabled_at, lastSignedInAt: row.last_signed_in_at },
    ...{ hasPassword: row.password_at !== null, secondFactorSince: row.second_factor_at },
    ...{ hasIdentity: row.identity_at !== null, invitedUntil: row.invited_until },
  };
}

/** Does somebody else of this council have that address? */
export async function isEmailTaken(
  db: Tenant,
  authority: AuthorityId,
  email: string | null,
  but: string | null,
): Promise<boolean> {
  if (email === null) return false;
  const found = await db
    .selectFrom('person')
    .select('person_id')
    .where('authority_id', '=', authority)
    .where('email', '=', email)
    .executeTakeFirst();
  return found !== undefined && found.person_id !== but;
}

/** Saves what was changed of the version that was opened; false where somebody saved another one meanwhile. */
export async function saveDetails(
  db: Tenant,
  authority: AuthorityId,
  { personId, version }: { personId: string; version: number },
  { name, post, email, staffRef }: PersonDetails,
): Promise<boolean> {
  const saved = await db
    .updateTable('person')
    .set((is) => ({ name, post, email, staff_ref: staffRef, version: is('version', '+', 1) }))
    .where('authority_id', '=', authority)
    .where('person_id', '=', personId)
    .where('version', '=', version)
    .executeTakeFirst();
  return saved.numUpdatedRows === 1n;
}

/** Lets somebody in no longer, or again; false where that was done already. */
export async function setLeft(
  db: Tenant,
  authority: AuthorityId,
  personId: string,
  leftAt: Date | null,
): Promise<boolean> {
  const set = await db
    .updateTable('person')
    .set((is) => ({ disabled_at: leftAt, version: is('version', '+', 1) }))
    .where('authority_id', '=', authority)
    .where('person_id', '=', personId)
    .where('disabled_at', leftAt === null ? 'is not' : 'is', null)
    .executeTakeFirst();
  return set.numUpdatedRows === 1n;
}

/** Takes every link that somebody has not used out of use; how many there were. */
export async function endLinksOf(db: Tenant, authority: AuthorityId, personId: string, now: Date): Promise<number> {
  const ended = await db
    .updateTable('one_time_link')
    .set({ used_at: now })
    .where('authority_id', '=', authority)
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return Number(ended.numUpdatedRows);
}

/** Notes that somebody who could sign in already got another address from somebody else. */
export async function noteChangedAddress(
  db: Tenant,
  authority: AuthorityId,
  personId: string,
  at: Date,
): Promise<void> {
  await db
    .updateTable('person')
    .set({ email_changed_at: at })
    .where('authority_id', '=', authority)
    .where('person_id', '=', personId)
    .execute();
}

/** How many sessions somebody has open. */
export async function sessionCount(db: Tenant, authority: AuthorityId, personId: string, now: Date): Promise<number> {
  const { count } = await db
    .selectFrom('session')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('authority_id', '=', authority)
    .where('person_id', '=', personId)
    .where('expires_at', '>', now)
    .executeTakeFirstOrThrow();
  return count;
}

/**
 * Lets one change of a person wait for another, so that a role is not given while somebody else has them leave; whether
 * they are still here.
 */
export async function lockPerson(db: Tenant, authority: AuthorityId, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('person')
    .select('disabled_at')
    .where('authority_id', '=', authority)
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirst();
  return row?.disabled_at === null;
}
