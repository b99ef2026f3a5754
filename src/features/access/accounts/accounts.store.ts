import type { LocalDate } from '#kernel/local-date.ts';
import { isUuid } from '#kernel/uuid.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { OwnSession } from './own-session.ts';

/** Somebody who signs in here, with what they prove it by and the roles that they hold today. */
export type Account = {
  authority: AuthorityId;
  council: string;
  personId: string;
  name: string;
  email: string | null;
  /** Null: they have no password, as who was never invited or signs in with the council's provider. */
  passwordHash: string | null;
  passwordSetAt: Date | null;
  hasApp: boolean;
  /** Somebody else changed the address, and nobody has signed in with it since. */
  isAddressNew: boolean;
  roles: readonly string[];
};

type Whose = { authority: AuthorityId; today: LocalDate } & ({ email: string } | { personId: string });

/** The account of an address or a person; null where there is none or it is disabled. */
export async function findAccount(db: Tenant, whose: Whose): Promise<Account | null> {
  const { authority, today } = whose;
  let query = db
    .selectFrom('person')
    .innerJoin('authority', 'authority.authority_id', 'person.authority_id')
    .leftJoin('credential', (join) =>
      join
        .onRef('credential.authority_id', '=', 'person.authority_id')
        .onRef('credential.person_id', '=', 'person.person_id'),
    )
    .leftJoin('totp', (join) =>
      join.onRef('totp.authority_id', '=', 'person.authority_id').onRef('totp.person_id', '=', 'person.person_id'),
    )
    .leftJoin('appointment', (join) =>
      join
        .onRef('appointment.authority_id', '=', 'person.authority_id')
        .onRef('appointment.person_id', '=', 'person.person_id')
        .on('appointment.state', '=', 'active')
        .on('appointment.from_day', '<=', today)
        .on((on) => on.or([on('appointment.until_day', 'is', null), on('appointment.until_day', '>', today)])),
    )
    .select([
      'authority.name as council',
      'person.person_id',
      'person.name',
      'person.email',
      'person.email_changed_at',
      'credential.password_hash',
      'credential.changed_at',
      'totp.set_up_at',
      'appointment.role',
    ])
    .where('person.authority_id', '=', authority)
    .where('person.disabled_at', 'is', null);
  if ('email' in whose) query = query.where('person.email', '=', whose.email);
  else query = query.where('person.person_id', '=', whose.personId);
  const rows = await query.execute();
  const [row] = rows;
  if (!row) return null;
  return {
    ...{ authority, council: row.council, personId: row.person_id, name: row.name, email: row.email },
    passwordHash: row.password_hash,
    passwordSetAt: row.changed_at,
    hasApp: row.set_up_at !== null,
    isAddressNew: row.email_changed_at !== null,
    roles: rows.flatMap(({ role }) => (role === null ? [] : [role])),
  };
}

type Of = { authority: AuthorityId; personId: string };

export async function setPassword(
  db: Tenant,
  { authority, personId }: Of,
  password_hash: string,
  changed_at: Date,
): Promise<void> {
  await db
    .insertInto('credential')
    .values({ authority_id: authority, person_id: personId, password_hash, changed_at })
    .onConflict((conflict) =>
      conflict.columns(['authority_id', 'person_id']).doUpdateSet({ password_hash, changed_at }),
    )
    .execute();
}

/** Notes that somebody has proved by their password that a changed address is theirs. */
export async function confirmAddress(db: Tenant, { authority, personId }: Of): Promise<void> {
  await db
    .updateTable('person')
    .set({ email_changed_at: null })
    .where('authority_id', '=', authority)
    .where('person_id', '=', personId)
    .execute();
}

/** Keeps the same password under another hash, unless it was changed meanwhile. */
export async function rehash(db: Tenant, { authority, personId }: Of, before: string, after: string): Promise<void> {
  await db
    .updateTable('credential')
    .set({ password_hash: after })
    .where('authority_id', '=', authority)
    .where('person_id', '=', personId)
    .where('password_hash', '=', before)
    .execute();
}

/** Somebody's sessions that are not over, the latest used first. */
export async function sessionsOf(
  db: Tenant,
  { authority, personId }: Of,
  { now, seenAfter }: { now: Date; seenAfter: Date },
): Promise<OwnSession[]> {
  const rows = await db
    .selectFrom('session')
    .select(['session_id', 'device', 'from_address', 'how', 'created_at', 'seen_at'])
    .where('authority_id', '=', authority)
    .where('person_id', '=', personId)
    .where('expires_at', '>', now)
    .where('seen_at', '>', seenAfter)
    .orderBy('seen_at', 'desc')
    .orderBy('session_id')
    .execute();
  return rows.map((row) => ({
    ...{ sessionId: row.session_id, device: row.device, from: row.from_address, how: row.how },
    ...{ createdAt: row.created_at, seenAt: row.seen_at },
  }));
}

/** Ends one of somebody's own sessions; false where it is none of theirs. */
export async function endSession(db: Tenant, { authority, personId }: Of, sessionId: string): Promise<boolean> {
  if (!isUuid(sessionId)) return false;
  const ended = await db
    .deleteFrom('session')
    .where('authority_id', '=', authority)
    .where('person_id', '=', personId)
    .where('session_id', '=', sessionId)
    .executeTakeFirst();
  return ended.numDeletedRows === 1n;
}
