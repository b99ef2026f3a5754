import type { Answer, OpenRequest, Route } from '#platform/web/route.ts';
import { mailTo, notify } from '../../notices/index.ts';
import { record } from '../../record/index.ts';
import { type Council, councils } from '../installation.store.ts';
import { createLink, findLink, LINK_HOURS, useLink } from '../links.store.ts';
import { ACCESS_MAILS, ACCESS_NOTICES } from '../notices.ts';
import { closeSessionsOf } from '../sessions.store.ts';
import { hoursAfter } from '../tokens.store.ts';
import { type Account, findAccount, setPassword } from './accounts.store.ts';
import { hashing as ownHashing } from './hashing.ts';
import type { AccountOptions } from './options.store.ts';
import { choosePasswordPage, linkGonePage, type NewPasswordProblem, SAY } from './password.page.ts';
import { passwordProblem } from './password.ts';
import { afterPassword } from './second-step.routes.ts';
import { forgottenPage, forgottenSentPage, noMailPage, type SignInForm, type SignInProblem } from './sign-in.page.ts';
import { problemOf, readAccount } from './sign-in.routes.ts';
import { waitInWords } from './throttle.ts';
import { settleTries, takeTries } from './tries.store.ts';

type Kind = 'invitation' | 'reset';

/** Links that set a password: an invitation, and a new one for who forgot theirs. */
export function linkRoutes(options: AccountOptions): Route[] {
  return [
    {
      method: 'GET',
      path: '/forgotten',
      what: 'Ask for a link to choose a new password',
      permission: 'anybody',
      async open() {
        if (!options.canMail) return { kind: 'page', title: 'Choose a new password', main: noMailPage() };
        return forgottenAnswer(await councils(options.database), { council: '', email: '' }, null);
      },
    },
    {
      method: 'POST',
      path: '/forgotten',
      what: 'Mail a link to choose a new password',
      permission: 'anybody',
      open: (request) => forgotten(options, request),
    },
    ...(['invitation', 'reset'] as const).flatMap((kind): Route[] => [
      {
        method: 'GET',
        path: `/${kind}/:token`,
        what: kind === 'invitation' ? 'Follow an invitation' : 'Follow a link for a new password',
        permission: 'anybody',
        async open({ params }) {
          const found = await accountOfLink(options, kind, params['token'] ?? '');
          return found === null ? gone(kind) : chooseAnswer(options, kind, params['token'] ?? '', found, null);
        },
      },
      {
        method: 'POST',
        path: `/${kind}/:token`,
        what: kind === 'invitation' ? 'Accept an invitation with a password' : 'Set a new password by a link',
        permission: 'anybody',
        open: (request) => choose(options, kind, request),
      },
    ]),
  ];
}

/** Answers the same whether there is such an account or not, and mails only where there is one with a password. */
async function forgotten(options: AccountOptions, { form, from }: OpenRequest): Promise<Answer> {
  const { database, clock, canMail, extracts } = options;
  if (!canMail) return { kind: 'page', title: 'Choose a new password', main: noMailPage() };
  const known = await councils(database);
  const given = readAccount(form);
  const read = problemOf(known, given);
  if ('field' in read) return forgottenAnswer(known, given, read);
  const { authority } = read;
  const now = clock.now();
  const wait = await database.as(authority, async (db) => {
    const seconds = await takeTries(db, [{ limit: 'resetFromAddress', of: from }], now);
    if (seconds !== null) return seconds;
    const account = await findAccount(db, { authority, today: clock.today(), email: given.email });
    const isOften = await takeTries(db, [{ limit: 'resetOfAccount', of: `${authority} ${given.email}` }], now);
    await record(db, { authority, personId: null, from }, 'reset.asked', account?.personId ?? 'unknown');
    if (account === null || account.passwordHash === null || account.isAddressNew || isOften !== null) return null;
    const path = `/reset/${await createLink(db, account, 'reset', now)}`;
    const expiresAt = hoursAfter(now, LINK_HOURS.reset);
    await mailTo(db, authority, { mail: ACCESS_MAILS.reset, to: account.personId, path, expiresAt, now });
    return null;
  });
  if (wait !== null) {
    const text = `There were too many tries. Try again in ${waitInWords(wait)}`;
    return forgottenAnswer(known, given, { field: 'email', text }, 429);
  }
  await extracts.send('mails.send', authority, '');
  return { kind: 'page', title: 'Look at your e-mail', main: forgottenSentPage() };
}

async function choose(options: AccountOptions, kind: Kind, request: OpenRequest): Promise<Answer> {
  const { database, clock, hashing = ownHashing } = options;
  const { form, params, from } = request;
  const token = params['token'] ?? '';
  const account = await accountOfLink(options, kind, token);
  if (account === null) return gone(kind);
  const { authority, personId, name, email, council } = account;
  const password = form['password'] ?? '';
  const problem = newPasswordProblem(form, { name, email: email ?? '', council });
  if (problem !== null) return chooseAnswer(options, kind, token, account, problem);
  const hash = await hashing.hash(password);
  const changed = await database.as(authority, async (db) => {
    const now = clock.now();
    if (!(await useLink(db, authority, token, now))) return null;
    await setPassword(db, account, hash, now);
    await closeSessionsOf(db, authority, personId);
    if (email !== null) await settleTries(db, { clear: [{ limit: 'account', of: `${authority} ${email}` }] }, now);
    await record(
      db,
      { authority, personId, from },
      kind === 'invitation' ? 'password.chosen' : 'password.reset',
      personId,
    );
    if (kind === 'reset') {
      const notice = ACCESS_NOTICES['password.changed'];
      await notify(db, authority, { kind: notice, href: '/account', to: [personId], at: clock.stamp() });
    }
    return findAccount(db, { authority, today: clock.today(), personId });
  });
  return changed === null ? gone(kind) : afterPassword(options, request, changed, '/');
}

/** What is wrong with a new password that was typed twice. */
export function newPasswordProblem(
  form: Readonly<Record<string, string>>,
  about: Parameters<typeof passwordProblem>[1],
): NewPasswordProblem | null {
  const password = form['password'] ?? '';
  return passwordProblem(password, about) ?? (form['again'] === password ? null : 'differs');
}

async function accountOfLink({ database, clock }: AccountOptions, kind: Kind, token: string): Promise<Account | null> {
  const link = await findLink(database, token, kind, clock.now());
  if (link === null) return null;
  return database.as(link.authority, (db) => findAccount(db, { ...link, today: clock.today() }));
}

async function chooseAnswer(
  { waysIn }: AccountOptions,
  kind: Kind,
  token: string,
  { name, council, email }: Account,
  problem: NewPasswordProblem | null,
): Promise<Answer> {
  const others = kind === 'invitation' ? await waysIn?.({ next: '/', invitation: token }) : [];
  const main = choosePasswordPage({ kind, token, name, council, email: email ?? '', problem, waysIn: others ?? [] });
  const title = kind === 'invitation' ? 'Welcome to Headway' : 'Choose a new password';
  if (problem === null) return { kind: 'page', title, main };
  return { kind: 'page', title, status: 422, errors: [errorOf(problem)], main };
}

export function errorOf(problem: NewPasswordProblem): { text: string; href: string } {
  return { text: SAY[problem], href: problem === 'differs' ? '#again' : '#password' };
}

function gone(kind: Kind): Answer {
  return { kind: 'page', title: 'This link no longer works', status: 404, main: linkGonePage(kind) };
}

function forgottenAnswer(
  known: readonly Council[],
  given: SignInForm,
  problem: SignInProblem | null,
  status = 422,
): Answer {
  const main = forgottenPage(known, given, problem);
  if (problem === null) return { kind: 'page', title: 'Choose a new password', main };
  const errors = [{ text: problem.text, href: `#${problem.field}` }];
  return { kind: 'page', title: 'Choose a new password', status, errors, main };
}
