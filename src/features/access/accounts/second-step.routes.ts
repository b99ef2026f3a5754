import type { Tenant } from '#platform/database/database.ts';
import type { Answer, OpenRequest, Route } from '#platform/web/route.ts';
import { notify } from '../../notices/index.ts';
import { record } from '../../record/index.ts';
import { comeIn } from '../coming-in.store.ts';
import { ACCESS_NOTICES } from '../notices.ts';
import { type Account, findAccount } from './accounts.store.ts';
import { type Begun, councilOfBegun, openBegun, sealBegun } from './begun.store.ts';
import type { AccountOptions } from './options.store.ts';
import { recoveryCodesPage, setUpAppPage } from './second-factor.page.ts';
import { renewRecoveryCodes, saveFirstApp, useSecondFactor } from './second-factor.store.ts';
import { needsSecondFactor } from './second-factor.ts';
import { beginAgainPage, codePage } from './sign-in.page.ts';
import { recordRefused } from './signing-in.store.ts';
import { waitInWords } from './throttle.ts';
import { newKey, stepOf } from './totp.ts';
import { settleTries, type Tried, takeTries } from './tries.store.ts';

const WRONG_CODE = 'That code is not right, or was used already. Wait for the next one and enter it';

export const WRONG_FIRST_CODE = 'That code is not right. Enter the one that the app shows now';

/** Goes on with somebody whose password was right: to the code, to setting an app up, or in. */
export async function afterPassword(
  { database, clock, isDemonstration }: AccountOptions,
  request: OpenRequest,
  account: Account,
  next: string,
): Promise<Answer> {
  const isAsked = !isDemonstration && (account.hasApp || needsSecondFactor(account.roles));
  if (!isAsked) {
    await comeIn(database, request, { ...account, how: isDemonstration ? 'choice' : 'password' }, clock.now());
    return { kind: 'redirect', to: next };
  }
  const key = account.hasApp ? null : newKey();
  const begun = await database.as(account.authority, async (db) => sealBegun(db, account, next, key, clock.now()));
  return key === null ? codeAnswer(begun, null) : setUpAnswer(account, begun, key, null);
}

/** The questions between a password and a session. */
export function secondStepRoutes(options: AccountOptions): Route[] {
  return [
    ...['/sign-in/code', '/sign-in/app'].map(
      (path): Route => ({
        method: 'GET',
        path,
        what: 'Begin a sign-in anew that was left',
        permission: 'anybody',
        open: () => ({ kind: 'redirect', to: '/sign-in' }),
      }),
    ),
    {
      method: 'POST',
      path: '/sign-in/code',
      what: 'Sign in with the code of an app, or a recovery code',
      permission: 'anybody',
      open: (request) => enterCode(options, request),
    },
    {
      method: 'POST',
      path: '/sign-in/app',
      what: 'Set an authenticator app up to sign in',
      permission: 'anybody',
      open: (request) => setUp(options, request),
    },
  ];
}

async function enterCode(options: AccountOptions, request: OpenRequest): Promise<Answer> {
  const { database, clock } = options;
  const given = request.form['begun'] ?? '';
  const found = await reopened(options, given);
  if (found === null || found.begun.key !== null) return beginAgain();
  const { account, begun } = found;
  let problem: Problem | null = null;
  const isIn = await comeIn(database, request, { ...account, how: 'password' }, clock.now(), async (db) => {
    problem = await problemOfCode(db, account, request, clock);
    return problem === null;
  });
  return isIn ? { kind: 'redirect', to: begun.next } : codeAnswer(given, problem);
}

type Problem = { text: string; status: number };

async function problemOfCode(
  db: Tenant,
  account: Account,
  { form, from }: OpenRequest,
  clock: AccountOptions['clock'],
): Promise<Problem | null> {
  const { authority, personId } = account;
  const tried: Tried[] = [{ limit: 'proof', of: `${authority} ${personId}` }];
  const wait = await takeTries(db, tried, clock.now());
  if (wait !== null) return { text: `There were too many tries. Try again in ${waitInWords(wait)}`, status: 429 };
  const used = await useSecondFactor(db, account, form['code'] ?? '', clock.now());
  if (used === null) {
    await recordRefused(db, { authority, personId, from }, 'code');
    return { text: WRONG_CODE, status: 422 };
  }
  await settleTries(db, { clear: tried }, clock.now());
  if (used === 'recovery code') {
    await record(db, { authority, personId, from }, 'codes.used', personId);
    const kind = ACCESS_NOTICES['codes.used'];
    await notify(db, authority, { kind, href: '/account', to: [personId], at: clock.stamp() });
  }
  return null;
}

async function setUp(options: AccountOptions, request: OpenRequest): Promise<Answer> {
  const { database, clock } = options;
  const given = request.form['begun'] ?? '';
  const found = await reopened(options, given);
  const key = found?.begun.key ?? null;
  if (found === null || key === null || found.account.hasApp) return beginAgain();
  const { account, begun } = found;
  const { authority, personId } = account;
  const step = stepOf(key, request.form['code'] ?? '', null, clock.now());
  if (step === null) return setUpAnswer(account, given, key, WRONG_FIRST_CODE);
  let codes: string[] = [];
  const isIn = await comeIn(database, request, { ...account, how: 'password' }, clock.now(), async (db) => {
    if (!(await saveFirstApp(db, account, { key, step }, clock.now()))) return false;
    codes = await renewRecoveryCodes(db, account, clock.now());
    await record(db, { authority, personId, from: request.from }, 'app.set-up', personId);
    return true;
  });
  if (!isIn) return beginAgain();
  return { kind: 'page', title: 'Keep your recovery codes', main: recoveryCodesPage(codes, begun.next) };
}

/** What was begun and whose account it is, where both are still as they were. */
async function reopened(
  { database, clock }: AccountOptions,
  given: string,
): Promise<{ begun: Begun; account: Account } | null> {
  const authority = councilOfBegun(given);
  if (authority === null) return null;
  return database.as(authority, async (db) => {
    const begun = openBegun(db, authority, given, clock.now());
    if (begun === null) return null;
    const account = await findAccount(db, { authority, today: clock.today(), personId: begun.personId });
    return account !== null && begun.isStillOf(account) ? { begun, account } : null;
  });
}

function beginAgain(): Answer {
  return { kind: 'page', title: 'Sign in again', status: 422, main: beginAgainPage() };
}

function codeAnswer(begun: string, problem: Problem | null): Answer {
  const main = codePage({ begun, error: problem?.text ?? null });
  if (problem === null) return { kind: 'page', title: 'Enter your code', main };
  const errors = [{ text: problem.text, href: '#code' }];
  return { kind: 'page', title: 'Enter your code', status: problem.status, errors, main };
}

function setUpAnswer(account: Account, begun: string, key: string, error: string | null): Answer {
  const main = setUpAppPage({
    action: '/sign-in/app',
    fields: { begun },
    person: account.email ?? account.name,
    council: account.council,
    ...{ key, error, isRequired: true, isRenewal: false },
  });
  const title = 'Set up an authenticator app';
  if (error === null) return { kind: 'page', title, main };
  return { kind: 'page', title, status: 422, errors: [{ text: error, href: '#code' }], main };
}
