import { createHash } from 'node:crypto';
import { Tokens } from '@fastify/csrf';
import { sql } from 'kysely';
import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { Session } from '#platform/web/route.ts';
import { needsSecondFactor } from './accounts/second-factor.ts';
import { type Grants, grantsOf, type Holding } from './grants.ts';
import { isRole, ROLES } from './policy.ts';
import { teamsReached } from './reach.store.ts';
import { hashOf, hoursAfter, newToken } from './tokens.store.ts';

/** A session ends this long after its last use, and this long after sign-in whatever happens. */
const IDLE_HOURS = 8;
const ABSOLUTE_HOURS = 12;
const TOUCH_MILLISECONDS = 60_000;
const LONGEST_DEVICE = 200;

const tokens = new Tokens({ userInfo: false });

/** A session that was last used before then is over. */
export const idleSince = (now: Date) => hoursAfter(now, -IDLE_HOURS);

/** How somebody came in, and from where. */
export type SignIn = { how: 'choice' | 'link' | 'password' | 'provider'; from: string; device: string };

/** Opens a session and returns the token that only the person's browser keeps. */
export async function openSession(
  db: Tenant,
  authority: AuthorityId,
  personId: string,
  { how, from, device }: SignIn,
  now: Date,
): Promise<string> {
  const token = newToken();
  await db
    .insertInto('session')
    .values({
      authority_id: authority,
      token_hash: hashOf(token),
      person_id: personId,
      csrf_secret: tokens.secretSync(),
      created_at: now,
      seen_at: now,
      proved_at: now,
      expires_at: hoursAfter(now, ABSOLUTE_HOURS),
      how,
      from_address: from,
      device: device.slice(0, LONGEST_DEVICE),
    })
    .execute();
  await db
    .updateTable('person')
    .set({ last_signed_in_at: now })
    .where('authority_id', '=', authority)
    .where('person_id', '=', personId)
    .execute();
  return token;
}

/** The session of a token with what its person may do today, if it is still good; its use is noted. */
export async function findSession(
  db: Tenant,
  authority: AuthorityId,
  token: string,
  { now, today, from }: { now: Date; today: LocalDate; from: string },
): Promise<Session | null> {
  const rows = await sessionRows(db, authority, token, now, today);
  const [row] = rows;
  if (!row) return null;
  if (now.getTime() - row.seen_at.getTime() > TOUCH_MILLISECONDS) await touch(db, authority, token, now);
  const parts = rows.filter((held) => held.service_id ?? held.locality_id ?? held.team_id);
  const teams = parts.length === 0 ? new Map<string, string[]>() : await teamsReached(db, authority, parts, today);
  const holdings = rows.flatMap((held): Holding[] => {
    const part = held.service_id ?? held.locality_id ?? held.team_id;
    return held.role === null ? [] : [{ role: held.role, teams: (part && teams.get(part)) || [] }];
  });
  const isByPasswordAlone = row.how === 'password' && row.app_since === null;
  if (isByPasswordAlone && needsSecondFactor(holdings.map(({ role }) => role))) return null; // appointed since: anew
  return {
    visitor: {
      authority,
      council: row.council,
      personId: row.person_id,
      name: row.name,
      duties: dutiesInWords(holdings),
      from,
    },
    grants: grantsOf(holdings, row.staff_ref) satisfies Grants,
    sessionId: row.session_id,
    csrfSecret: row.csrf_secret,
    provedAt: row.proved_at,
    how: row.how,
    token,
  };
}

type SessionRow = {
  session_id: string;
  csrf_secret: string;
  seen_at: Date;
  proved_at: Date;
  how: string;
  person_id: string;
  name: string;
  staff_ref: string | null;
  council: string;
  app_since: Date | null;
  role: string | null;
  service_id: string | null;
  locality_id: string | null;
  team_id: string | null;
};

/**
 * One row per role that the session's person holds today, or one without a role. It is asked for every page, and so is
 * written out: to put it together anew for each of them took as long as to ask it.
 */
async function sessionRows(
  db: Tenant,
  authority: AuthorityId,
  token: string,
  now: Date,
  today: LocalDate,
): Promise<SessionRow[]> {
  const found = await sql<SessionRow>`
    select session.session_id, session.csrf_secret, session.seen_at, session.proved_at, session.how,
           person.person_id, person.name, person.staff_ref, authority.name as council, totp.set_up_at as app_since,
           appointment.role, appointment.service_id, appointment.locality_id, appointment.team_id
    from session
    join person using (authority_id, person_id)
    join authority using (authority_id)
    left join totp using (authority_id, person_id)
    left join appointment
      on appointment.authority_id = session.authority_id and appointment.person_id = session.person_id
      and appointment.state = 'active' and appointment.from_day <= ${today}
      and (appointment.until_day is null or appointment.until_day > ${today})
    where session.authority_id = ${authority} and session.token_hash = ${hashOf(token)}
      and session.expires_at > ${now} and session.seen_at > ${idleSince(now)} and person.disabled_at is null
    order by appointment.role, appointment.appointment_id`.execute(db);
  return found.rows;
}

function dutiesInWords(holdings: readonly Holding[]): string {
  const titles = new Set(holdings.map(({ role }) => (isRole(role) ? ROLES[role].title : role)));
  return [...titles].join(', ');
}

async function touch(db: Tenant, authority: AuthorityId, token: string, now: Date): Promise<void> {
  await db
    .updateTable('session')
    .set({ seen_at: now })
    .where('authority_id', '=', authority)
    .where('token_hash', '=', hashOf(token))
    .execute();
}

/** Notes that the person of a session proved who they are just now. */
export async function noteProof(db: Tenant, authority: AuthorityId, sessionId: string, now: Date): Promise<void> {
  await db
    .updateTable('session')
    .set({ proved_at: now })
    .where('authority_id', '=', authority)
    .where('session_id', '=', sessionId)
    .execute();
}

export async function closeSession(db: Tenant, authority: AuthorityId, token: string): Promise<void> {
  await db
    .deleteFrom('session')
    .where('authority_id', '=', authority)
    .where('token_hash', '=', hashOf(token))
    .execute();
}

/** Ends every session of a person, as when they are disabled or their password changed; all but one where one is named. */
export async function closeSessionsOf(
  db: Tenant,
  authority: AuthorityId,
  personId: string,
  butNot: string | null = null,
): Promise<number> {
  let ended = db.deleteFrom('session').where('authority_id', '=', authority).where('person_id', '=', personId);
  if (butNot !== null) ended = ended.where('session_id', '<>', butNot);
  return Number((await ended.executeTakeFirst()).numDeletedRows);
}

export const formToken = (secret: string) => tokens.create(secret);
export const isFormToken = (secret: string, token: string) => tokens.verify(secret, token);

/** Where a form that was sent before was answered to; undefined where it is new, and it is noted that it was sent. */
export async function sentBefore(
  db: Tenant,
  authority: AuthorityId,
  session: Session,
  form: string,
): Promise<{ answeredTo: string | null } | undefined> {
  const form_hash = createHash('sha256').update(form).digest();
  const noted = await db
    .insertInto('form_sent')
    .values({ authority_id: authority, form_hash, token_hash: hashOf(session.token) })
    .onConflict((conflict) => conflict.columns(['authority_id', 'form_hash']).doNothing())
    .executeTakeFirst();
  if (noted.numInsertedOrUpdatedRows === 1n) return undefined;
  const sent = await db
    .selectFrom('form_sent')
    .select('answered_to')
    .where('authority_id', '=', authority)
    .where('form_hash', '=', form_hash)
    .executeTakeFirst();
  return { answeredTo: sent?.answered_to ?? null };
}

/** Notes where a form was answered to; one that was shown again with its faults may be sent again. */
export async function noteAnswer(
  db: Tenant,
  authority: AuthorityId,
  form: string,
  answeredTo: string | null,
): Promise<void> {
  const form_hash = createHash('sha256').update(form).digest();
  const query = { authority_id: authority, form_hash };
  if (answeredTo === null)
    await db
      .deleteFrom('form_sent')
      .where('authority_id', '=', query.authority_id)
      .where('form_hash', '=', form_hash)
      .execute();
  else
    await db
      .updateTable('form_sent')
      .set({ answered_to: answeredTo })
      .where('authority_id', '=', query.authority_id)
      .where('form_hash', '=', form_hash)
      .execute();
}
