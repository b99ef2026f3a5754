import { type AuthorityId, authorityId, secretIn, type Tenant } from '#platform/database/database.ts';
import type { Account } from './accounts.store.ts';

/** A sign-in between password and code. The browser carries it, sealed; nothing is kept of it here. */
export type Begun = {
  authority: AuthorityId;
  personId: string;
  next: string;
  /** The key of an app that is being set up; null where one is set up already. */
  key: string | null;
};

const PURPOSE = 'sign-in between password and code';
const MINUTES = 10;

type Sealed = { personId: string; next: string; key: string | null; passwordSetAt: number | null; until: number };

/** Seals what was begun, for ten minutes and until the account's password changes; it names the council in front. */
export function sealBegun(db: Tenant, account: Account, next: string, key: string | null, now: Date): string {
  const { authority, personId, passwordSetAt } = account;
  const sealed: Sealed = {
    ...{ personId, next, key, passwordSetAt: passwordSetAt?.getTime() ?? null },
    until: now.getTime() + MINUTES * 60_000,
  };
  return `${authority}.${secretIn(db).seal(`${PURPOSE} of ${authority}`, JSON.stringify(sealed))}`;
}

/** The council that a sealed sign-in names, which only its own seal makes true; null where it names none. */
export function councilOfBegun(given: string): AuthorityId | null {
  const code = given.split('.')[0] ?? '';
  return /^\d{3}$/.test(code) ? authorityId(code) : null;
}

/** What was begun, while it is good; the account must be asked whether its password is still the same. */
export function openBegun(
  db: Tenant,
  authority: AuthorityId,
  given: string,
  now: Date,
): (Begun & { isStillOf(account: Account): boolean }) | null {
  const text = secretIn(db).unseal(`${PURPOSE} of ${authority}`, given.split('.')[1] ?? '');
  if (text === null) return null;
  const { personId, next, key, passwordSetAt, until } = JSON.parse(text) as Sealed; // we alone can have sealed it
  if (until <= now.getTime()) return null;
  return {
    ...{ authority, personId, next, key },
    isStillOf: (account) => (account.passwordSetAt?.getTime() ?? null) === passwordSetAt,
  };
}
