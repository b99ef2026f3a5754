import assert from 'node:assert/strict';
import { generateSync } from 'otplib';
import type { AuthorityId } from '#platform/database/database.ts';
import { createLink, type Role } from '../../src/features/access/index.ts';
import { OWN, type TestInstallation } from './installation.ts';
import type { Answered, Visitor } from './visitor.ts';

export const PASSWORD = 'walnut ferry quartz mitten';

export type TestAccount = {
  authority: AuthorityId;
  email: string;
  password: string;
  /** The key of their app, and the codes for a lost phone; none where the role needs no second factor. */
  key: string | null;
  codes: string[];
  /** The browser in which the invitation was accepted, signed in. */
  visitor: Visitor;
};

/** Somebody of a role who followed an invitation, chose a password and, where the role asks for it, set an app up. */
export async function invited(started: TestInstallation, role: Role, authority = OWN): Promise<TestAccount> {
  const personId = started.personOf(role, authority);
  const of = { authority, personId };
  const token = await started.database.as(authority, async (db) => {
    // As if they had never been here: who has a password is not invited again.
    for (const table of ['credential', 'totp', 'recovery_code'] as const)
      await db.deleteFrom(table).where('authority_id', '=', authority).where('person_id', '=', personId).execute();
    return createLink(db, of, 'invitation', started.now());
  });
  const visitor = started.anybody();
  const account = { authority, email: `${role.toLowerCase()}@${authority}.example`, password: PASSWORD, visitor };
  const answer = await visitor.post(`/invitation/${token}`, { password: PASSWORD, again: PASSWORD });
  if (answer.statusCode === 303) return { ...account, key: null, codes: [] };
  const key = keyIn(answer);
  const shown = await visitor.post('/sign-in/app', { begun: begunIn(answer), code: codeOf(key, started.now()) });
  assert.equal(shown.statusCode, 200);
  return { ...account, key, codes: codesIn(shown) };
}

/** Answers the first question of a sign-in. */
export function enterPassword(visitor: Visitor, { authority, email, password }: SignIn): Promise<Answered> {
  return visitor.post('/sign-in', { council: authority, email, password });
}

type SignIn = Pick<TestAccount, 'authority' | 'email' | 'password'>;

/** Signs somebody in whose last code was used at least a minute ago. */
export async function signIn(started: TestInstallation, account: TestAccount): Promise<Visitor> {
  const visitor = started.anybody();
  const asked = await enterPassword(visitor, account);
  if (account.key === null) return visitor;
  const code = codeOf(account.key, started.now());
  assert.equal((await visitor.post('/sign-in/code', { begun: begunIn(asked), code })).statusCode, 303);
  return visitor;
}

/** What an app shows at a time. */
export function codeOf(key: string, at: Date): string {
  return generateSync({ secret: key, epoch: Math.floor(at.getTime() / 1000) });
}

export function begunIn({ body }: Answered): string {
  return /name="begun" value="([^"]+)"/.exec(body)?.[1] ?? '';
}

export function keyIn({ body }: Answered): string {
  return /<strong>((?:[A-Z2-7]{4} ?)+)<\/strong>/.exec(body)?.[1]?.replaceAll(' ', '') ?? '';
}

export function codesIn({ body }: Answered): string[] {
  return [...body.matchAll(/<code>([a-z0-9-]+)<\/code>/g)].map(([, code]) => code ?? '');
}
