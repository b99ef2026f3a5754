import { createHmac } from 'node:crypto';
import { type AuthorityId, authorityId, secretIn, type Tenant } from '#platform/database/database.ts';
import { hashOf, newToken } from '../tokens.store.ts';
import type { Proofs } from './client.ts';

/** A sign-in that goes on at the provider. */
export type Attempt = {
  providerId: string;
  /** Where to go afterwards, on this site. */
  next: string;
  /** The token of the invitation that the browser came through. */
  invitation: string | null;
  /** The session whose person proves again who they are. */
  sessionId: string | null;
};

export type Taken = Attempt & { beganAt: Date };

const MINUTES = 10;

/** Notes a sign-in that begins, and gives the secret that only the browser keeps. */
export async function beginAttempt(db: Tenant, authority: AuthorityId, attempt: Attempt, now: Date): Promise<string> {
  const secret = newToken();
  const { providerId: provider_id, next, invitation, sessionId: session_id } = attempt;
  await db.deleteFrom('sign_in_attempt').where('authority_id', '=', authority).where('expires_at', '<=', now).execute();
  await db
    .insertInto('sign_in_attempt')
    .values({
      ...{ authority_id: authority, secret_hash: hashOf(secret), provider_id, session_id, next },
      sealed_link: invitation === null ? null : secretIn(db).seal(purposeOf(authority), invitation),
      begun_at: now,
      expires_at: new Date(now.getTime() + MINUTES * 60_000),
    })
    .execute();
  return secret;
}

/** The sign-in that a browser's secret belongs to, once: null where it was taken, is too old, or never began. */
export async function takeAttempt(
  db: Tenant,
  authority: AuthorityId,
  secret: string,
  now: Date,
): Promise<Taken | null> {
  const taken = await db
    .deleteFrom('sign_in_attempt')
    .where('authority_id', '=', authority)
    .where('secret_hash', '=', hashOf(secret))
    .returning(['provider_id', 'session_id', 'sealed_link', 'next', 'begun_at', 'expires_at'])
    .executeTakeFirst();
  if (!taken || taken.expires_at <= now) return null;
  const { sealed_link: sealed } = taken;
  return {
    providerId: taken.provider_id,
    next: taken.next,
    invitation: sealed === null ? null : secretIn(db).unseal(purposeOf(authority), sealed),
    sessionId: taken.session_id,
    beganAt: taken.begun_at,
  };
}

/**
 * What goes to the provider and must come back, made from the secret that only the browser keeps: whoever reads the
 * database, or the address bar of the provider, cannot end somebody else's sign-in.
 */
export function proofsOf(authority: AuthorityId, secret: string): Proofs {
  const made = (purpose: string) => createHmac('sha256', secret).update(purpose).digest('base64url');
  return { state: `${authority}.${made('state')}`, nonce: made('nonce'), codeVerifier: made('verifier') };
}

/** The council that a state names; whether it is true shows when the browser's secret is held against it. */
export function councilOfState(state: string): AuthorityId | null {
  const code = state.split('.')[0] ?? '';
  return /^\d{3}$/.test(code) ? authorityId(code) : null;
}

function purposeOf(authority: AuthorityId): string {
  return `invitation of ${authority} under way`;
}
