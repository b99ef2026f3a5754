import { record } from '#features/record/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Database, Tenant } from '#platform/database/database.ts';
import { type Account, confirmAddress, findAccount, rehash } from './accounts.store.ts';
import type { Hashing } from './hashing.ts';
import { clearForgottenTries, settleTries, type Tried, takeTries } from './tries.store.ts';

export type Moment = { now: Date; today: LocalDate };

/** What came of a try: whose account it is; nobody's, whatever was wrong; or how many seconds to wait. */
export type TriedPassword = { kind: 'right'; account: Account } | { kind: 'wrong' } | { kind: 'wait'; seconds: number };

type Given = { authority: AuthorityId; email: string; password: string; from: string };

/**
 * Checks a password. Whether there is such an account makes no difference to the answer, to what is written down or to
 * the work that is done; the hash is made outside a transaction, which others wait for.
 */
export async function checkPassword(
  database: Database,
  hashing: Hashing,
  { authority, email, password, from }: Given,
  { now, today }: Moment,
): Promise<TriedPassword> {
  const ofAccount: Tried = { limit: 'account', of: `${authority} ${email}` };
  const ofAddress: Tried = { limit: 'address', of: from };
  const begun = await database.as(authority, async (db) => ({
    wait: await takeTries(db, [ofAccount, ofAddress], now),
    account: await findAccount(db, { authority, today, email }),
  }));
  if (begun.wait !== null) return { kind: 'wait', seconds: begun.wait };
  const { account } = begun;
  const { isRight, rehashed } = await hashing.check(account?.passwordHash ?? null, password).catch(async (error) => {
    await database.as(authority, (db) => settleTries(db, { giveBack: [ofAccount, ofAddress] }, now)); // it was not tried
    throw error;
  });
  if (isRight) await clearForgottenTries(database, now);
  return database.as(authority, async (db) => {
    if (!isRight || !account) {
      await recordRefused(db, { authority, personId: account?.personId ?? null, from }, 'password');
      return { kind: 'wrong' };
    }
    await settleTries(db, { clear: [ofAccount], giveBack: [ofAddress] }, now);
    if (rehashed !== null) await rehash(db, account, account.passwordHash ?? '', rehashed);
    if (account.isAddressNew) await confirmAddress(db, account);
    return { kind: 'right', account };
  });
}

/** Writes down that somebody did not prove who they are, and by what they tried. */
export async function recordRefused(
  db: Tenant,
  actor: { authority: AuthorityId; personId: string | null; from: string },
  by: 'password' | 'code' | 'reset',
): Promise<void> {
  await record(db, { ...actor, personId: null }, 'session.refused', actor.personId ?? 'unknown', { detail: { by } });
}
