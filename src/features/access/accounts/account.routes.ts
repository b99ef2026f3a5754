import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { successBanner } from '#ui';
import { notify } from '../../notices/index.ts';
import { record } from '../../record/index.ts';
import { ACCESS_NOTICES } from '../notices.ts';
import { closeSessionsOf, idleSince } from '../sessions.store.ts';
import { accountPage } from './account.page.ts';
import { type Account, endSession, findAccount, sessionsOf, setPassword } from './accounts.store.ts';
import { openBegun, sealBegun } from './begun.store.ts';
import { hashing as ownHashing } from './hashing.ts';
import { errorOf, newPasswordProblem } from './link.routes.ts';
import type { AccountOptions } from './options.store.ts';
import { changePasswordPage, type NewPasswordProblem } from './password.page.ts';
import { recoveryCodesPage, setUpAppPage } from './second-factor.page.ts';
import { recoveryCodesLeft, renewRecoveryCodes, saveApp } from './second-factor.store.ts';
import { needsSecondFactor } from './second-factor.ts';
import { WRONG_FIRST_CODE } from './second-step.routes.ts';
import { recordRefused } from './signing-in.store.ts';
import { waitInWords } from './throttle.ts';
import { newKey, stepOf } from './totp.ts';
import { settleTries, type Tried, takeTries } from './tries.store.ts';

const PERMISSION = 'account.own';

/** One's own account: password, app, codes, sessions. */
export function accountRoutes(options: AccountOptions): Route[] {
  return [
    {
      method: 'GET',
      path: '/account',
      what: 'One’s own account and sessions',
      permission: PERMISSION,
      handle: (request) => show(options, request),
    },
    {
      method: 'GET',
      path: '/account/password',
      what: 'One’s own password',
      permission: PERMISSION,
      async handle(request) {
        return passwordAnswer(options, await ownAccount(options, request), request, {});
      },
    },
    {
      method: 'POST',
      path: '/account/password',
      what: 'Change one’s own password',
      permission: PERMISSION,
      handle: (request) => changePassword(options, request),
    },
    {
      method: 'GET',
      path: '/account/app',
      what: 'Set up an authenticator app',
      permission: PERMISSION,
      proof: true,
      async handle(request) {
        const account = await ownAccount(options, request);
        const key = newKey();
        const begun = sealBegun(request.db, account, '/account', key, options.clock.now());
        return appAnswer(account, request, begun, key, null);
      },
    },
    {
      method: 'POST',
      path: '/account/app',
      what: 'Take an authenticator app into use',
      permission: PERMISSION,
      proof: true,
      handle: (request) => setUpApp(options, request),
    },
    {
      method: 'POST',
      path: '/account/recovery-codes',
      what: 'Make new recovery codes',
      permission: PERMISSION,
      proof: true,
      handle: (request) => renewCodes(options, request),
    },
    {
      method: 'POST',
      path: '/account/sessions/end',
      what: 'End all other sessions of one’s own',
      permission: PERMISSION,
      proof: true,
      async handle({ db, visitor, session }) {
        const ended = await closeSessionsOf(db, visitor.authority, visitor.personId, session.sessionId);
        await record(db, visitor, 'session.ended', visitor.personId, { detail: { sessions: ended } });
        return { kind: 'redirect', to: '/account?done=sessions' };
      },
    },
    {
      method: 'POST',
      path: '/account/sessions/:id/end',
      what: 'End one of one’s own sessions',
      permission: PERMISSION,
      proof: true,
      async handle({ db, visitor, params, session, signOut }) {
        const id = params['id'] ?? '';
        if (!(await endSession(db, visitor, id))) throw new AppError('NOT_FOUND');
        await record(db, visitor, 'session.ended', visitor.personId, { detail: { sessions: 1 } });
        if (id !== session.sessionId) return { kind: 'redirect', to: '/account?done=sessions' };
        signOut();
        return { kind: 'redirect', to: '/sign-in' };
      },
    },
  ];
}

const DONE: Readonly<Record<string, string>> = {
  password: 'Your password is kept. Any other session of yours is ended.',
  app: 'Your authenticator app is set up.',
  sessions: 'What you ended is signed out.',
};

async function show({ clock, isDemonstration }: AccountOptions, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, session, today, query, csrfToken } = request;
  const account = await findAccount(db, { ...visitor, today });
  if (account === null) throw new AppError('NOT_FOUND');
  const now = clock.now();
  const done = DONE[query['done'] ?? ''];
  const main = accountPage({
    ...{ name: account.name, email: account.email, council: visitor.council, duties: visitor.duties },
    ...{ how: isDemonstration ? 'choice' : session.how, passwordSetAt: account.passwordSetAt, hasApp: account.hasApp },
    mustHaveApp: needsSecondFactor(account.roles),
    codes: await recoveryCodesLeft(db, visitor),
    sessions: await sessionsOf(db, visitor, { now, seenAfter: idleSince(now) }),
    current: session.sessionId,
    csrfToken,
  });
  return { kind: 'page', title: 'Your account', main, ...(done !== undefined && { message: successBanner(done) }) };
}

/** The account of who asks, where they sign in with a password of Headway's own or came by a link to have one. */
async function ownAccount({ isDemonstration }: AccountOptions, request: SignedInRequest): Promise<Account> {
  const { db, visitor, session, today } = request;
  const account = await findAccount(db, { ...visitor, today });
  if (account === null || isDemonstration || session.how === 'provider') throw new AppError('NOT_FOUND');
  return account;
}

type PasswordProblems = { problem?: NewPasswordProblem; present?: string; status?: number };

async function changePassword(options: AccountOptions, request: SignedInRequest): Promise<Answer> {
  const { clock, hashing = ownHashing } = options;
  const { db, visitor, session, form } = request;
  const account = await ownAccount(options, request);
  const { authority, personId, passwordHash, name, email, council } = account;
  const tried: Tried[] = [{ limit: 'proof', of: `${authority} ${personId}` }];
  if (asksForPresent(options, request, account)) {
    const wait = await takeTries(db, tried, clock.now());
    if (wait !== null)
      return passwordAnswer(options, account, request, {
        present: `There were too many tries. Try again in ${waitInWords(wait)}`,
        status: 429,
      });
    const { isRight } = await hashing.check(passwordHash, form['present'] ?? '');
    if (!isRight) {
      await recordRefused(db, visitor, 'password');
      return passwordAnswer(options, account, request, { present: 'Enter your present password' });
    }
    await settleTries(db, { clear: tried }, clock.now());
  }
  const problem = newPasswordProblem(form, { name, email: email ?? '', council });
  if (problem !== null) return passwordAnswer(options, account, request, { problem });
  const now = clock.now();
  await setPassword(db, account, await hashing.hash(form['password'] ?? ''), now);
  await closeSessionsOf(db, authority, personId, session.sessionId);
  await record(db, visitor, passwordHash === null ? 'password.chosen' : 'password.changed', personId);
  const kind = ACCESS_NOTICES['password.changed'];
  if (passwordHash !== null) await notify(db, authority, { kind, href: '/account', to: [personId], at: clock.stamp() });
  return { kind: 'redirect', to: '/account?done=password' };
}

const LINK_PROVES_MILLISECONDS = 15 * 60_000;

/** The present password is asked for, but for who has none, or came by a link just now because they forgot it. */
function asksForPresent({ clock }: AccountOptions, { session }: SignedInRequest, { passwordHash }: Account): boolean {
  const isFresh = clock.now().getTime() - session.provedAt.getTime() <= LINK_PROVES_MILLISECONDS;
  return passwordHash !== null && !(session.how === 'link' && isFresh);
}

function passwordAnswer(
  options: AccountOptions,
  account: Account,
  request: SignedInRequest,
  { problem, present, status = 422 }: PasswordProblems,
): Answer {
  const { email } = account;
  const { csrfToken } = request;
  const hasPassword = asksForPresent(options, request, account);
  const title = hasPassword ? 'Change your password' : 'Choose a password';
  const given = { problem: problem ?? null, presentProblem: present ?? null };
  const main = changePasswordPage({ email, csrfToken, hasPassword, ...given });
  const back = { href: '/account', text: 'Your account' };
  if (problem !== undefined) return { kind: 'page', title, main, back, status, errors: [errorOf(problem)] };
  if (present !== undefined)
    return { kind: 'page', title, main, back, status, errors: [{ text: present, href: '#present' }] };
  return { kind: 'page', title, main, back };
}

async function setUpApp(options: AccountOptions, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form } = request;
  const now = options.clock.now();
  const account = await ownAccount(options, request);
  const given = form['begun'] ?? '';
  const begun = openBegun(db, visitor.authority, given, now);
  if (begun?.personId !== visitor.personId || begun.key === null) return { kind: 'redirect', to: '/account/app' };
  const step = stepOf(begun.key, form['code'] ?? '', null, now);
  if (step === null) return appAnswer(account, request, given, begun.key, WRONG_FIRST_CODE);
  await saveApp(db, account, { key: begun.key, step }, now);
  await record(db, visitor, account.hasApp ? 'app.renewed' : 'app.set-up', visitor.personId);
  if (account.hasApp) return { kind: 'redirect', to: '/account?done=app' };
  return codesAnswer(await renewRecoveryCodes(db, account, now));
}

function appAnswer(
  account: Account,
  { csrfToken }: SignedInRequest,
  begun: string,
  key: string,
  error: string | null,
): Answer {
  const main = setUpAppPage({
    action: '/account/app',
    fields: { csrf: csrfToken, begun },
    person: account.email ?? account.name,
    council: account.council,
    isRequired: needsSecondFactor(account.roles),
    isRenewal: account.hasApp,
    ...{ key, error },
  });
  const title = 'Set up an authenticator app';
  const back = { href: '/account', text: 'Your account' };
  if (error === null) return { kind: 'page', title, main, back };
  return { kind: 'page', title, main, back, status: 422, errors: [{ text: error, href: '#code' }] };
}

async function renewCodes(options: AccountOptions, request: SignedInRequest): Promise<Answer> {
  const { db, visitor } = request;
  const account = await ownAccount(options, request);
  if (!account.hasApp) return { kind: 'redirect', to: '/account/app' };
  const codes = await renewRecoveryCodes(db, account, options.clock.now());
  await record(db, visitor, 'codes.renewed', visitor.personId);
  return codesAnswer(codes);
}

function codesAnswer(codes: readonly string[]): Answer {
  return { kind: 'page', title: 'Keep your recovery codes', main: recoveryCodesPage(codes, '/account') };
}
