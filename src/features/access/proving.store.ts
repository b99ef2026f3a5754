import type { LocalDate } from '#kernel/local-date.ts';
import type { Tenant } from '#platform/database/database.ts';
import type { Session } from '#platform/web/route.ts';
import { record } from '../record/index.ts';
import { findAccount } from './accounts/accounts.store.ts';
import { hashing } from './accounts/hashing.ts';
import { useSecondFactor } from './accounts/second-factor.store.ts';
import { recordRefused } from './accounts/signing-in.store.ts';
import { waitInWords } from './accounts/throttle.ts';
import { settleTries, type Tried, takeTries } from './accounts/tries.store.ts';
import type { ProofMeans } from './proof-means.ts';
import { noteProof } from './sessions.store.ts';

/** By what the person of a session can prove who they are. */
export async function proofMeans(db: Tenant, { visitor, how }: Session, today: LocalDate): Promise<ProofMeans> {
  if (how === 'choice' || how === 'provider') return how;
  const account = await findAccount(db, { ...visitor, today });
  if (account?.hasApp) return 'code';
  return account !== null && account.passwordHash !== null ? 'password' : 'nothing';
}

/** Null where the form proves that its sender is the person of the session, which is noted; else what is wrong. */
export async function prove(
  db: Tenant,
  session: Session,
  form: Readonly<Record<string, string>>,
  { now, today }: { now: Date; today: LocalDate },
): Promise<string | null> {
  const problem = await problemOf(db, session, form, { now, today });
  if (problem === null) await noteProof(db, session.visitor.authority, session.sessionId, now);
  return problem;
}

async function problemOf(
  db: Tenant,
  session: Session,
  form: Readonly<Record<string, string>>,
  { now, today }: { now: Date; today: LocalDate },
): Promise<string | null> {
  const { visitor } = session;
  const means = await proofMeans(db, session, today);
  if (means === 'choice') return form['proof'] === 'yes' ? null : 'Confirm that it is you';
  if (means === 'provider') return 'Sign in with your council’s account first, then press the button';
  if (means === 'nothing') return 'Choose a password first, or sign in by a new link';
  const tried: Tried[] = [{ limit: 'proof', of: `${visitor.authority} ${visitor.personId}` }];
  const wait = await takeTries(db, tried, now);
  if (wait !== null) return `There were too many tries. Try again in ${waitInWords(wait)}`;
  if (!(await isProof(db, session, means, form, { now, today }))) {
    await recordRefused(db, visitor, means);
    return means === 'code' ? 'That code is not right, or was used already' : 'That is not your password';
  }
  await settleTries(db, { clear: tried }, now);
  await record(db, visitor, 'session.proved', visitor.personId, { detail: { by: means } });
  return null;
}

async function isProof(
  db: Tenant,
  { visitor }: Session,
  means: 'code' | 'password',
  form: Readonly<Record<string, string>>,
  { now, today }: { now: Date; today: LocalDate },
): Promise<boolean> {
  if (means === 'code') return (await useSecondFactor(db, visitor, form['proof_code'] ?? '', now)) !== null;
  const account = await findAccount(db, { ...visitor, today });
  return (await hashing.check(account?.passwordHash ?? null, form['proof_password'] ?? '')).isRight;
}
