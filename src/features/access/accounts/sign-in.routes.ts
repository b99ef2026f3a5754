import type { AuthorityId } from '#platform/database/database.ts';
import type { Answer, OpenRequest, Route } from '#platform/web/route.ts';
import { type Council, councils } from '../installation.store.ts';
import { localPath } from '../local-path.ts';
import { hashing as ownHashing } from './hashing.ts';
import type { AccountOptions } from './options.store.ts';
import { afterPassword, secondStepRoutes } from './second-step.routes.ts';
import { type SignInForm, type SignInProblem, signInPage } from './sign-in.page.ts';
import { checkPassword } from './signing-in.store.ts';
import { waitInWords } from './throttle.ts';

/** The same whatever was wrong: who tries does not learn whether there is such an account. */
const WRONG = 'The e-mail address and the password do not belong to one account';

export function signInRoutes(options: AccountOptions): Route[] {
  return [
    {
      method: 'GET',
      path: '/sign-in',
      what: 'Sign in',
      permission: 'anybody',
      async open({ query }) {
        const known = await councils(options.database);
        return answer(options, known, localPath(query['next']), { council: '', email: '' }, null);
      },
    },
    {
      method: 'POST',
      path: '/sign-in',
      what: 'Sign in with a password',
      permission: 'anybody',
      open: (request) => signIn(options, request),
    },
    ...secondStepRoutes(options),
  ];
}

async function signIn(options: AccountOptions, request: OpenRequest): Promise<Answer> {
  const { database, clock, hashing = ownHashing } = options;
  const { form, from } = request;
  const next = localPath(form['next']);
  const known = await councils(database);
  const given = readAccount(form);
  const password = form['password'] ?? '';
  const read = problemOf(known, given);
  if ('field' in read) return answer(options, known, next, given, read);
  if (password === '') return answer(options, known, next, given, { field: 'password', text: 'Enter your password' });
  const tried = await checkPassword(
    database,
    hashing,
    { authority: read.authority, email: given.email, password, from },
    { now: clock.now(), today: clock.today() },
  );
  switch (tried.kind) {
    case 'right':
      return afterPassword(options, request, tried.account, next);
    case 'wrong':
      return answer(options, known, next, given, { field: 'email', text: WRONG });
    case 'wait': {
      const text = `There were too many tries. Try again in ${waitInWords(tried.seconds)}, or choose a new password`;
      return answer(options, known, next, given, { field: 'email', text }, 429);
    }
  }
}

/** The account that a form names; people type blanks and capitals around an address. */
export function readAccount(form: Readonly<Record<string, string>>): SignInForm {
  return { council: form['council']?.trim() ?? '', email: form['email']?.trim().toLowerCase() ?? '' };
}

const LONGEST_EMAIL = 254;

/** Whose account is meant, by the council that is chosen or is the only one; or what is missing. */
export function problemOf(
  known: readonly Council[],
  { council, email }: SignInForm,
): { authority: AuthorityId } | SignInProblem {
  const chosen = known.length === 1 ? known[0] : known.find(({ authority }) => authority === council);
  if (!chosen) return { field: 'council', text: 'Choose your council' };
  if (email.length > LONGEST_EMAIL || !/^[^@\s]+@[^@\s]+$/.test(email))
    return { field: 'email', text: 'Enter your e-mail address, like name@council.gov.uk' };
  return { authority: chosen.authority };
}

async function answer(
  { waysIn }: AccountOptions,
  known: readonly Council[],
  next: string,
  given: SignInForm,
  problem: SignInProblem | null,
  status = 422,
): Promise<Answer> {
  const others = (await waysIn?.({ next, invitation: null })) ?? [];
  const main = signInPage({ councils: known, given, next, problem, waysIn: others });
  if (problem === null) return { kind: 'page', title: 'Sign in', main };
  const errors = [{ text: problem.text, href: `#${problem.field}` }];
  return { kind: 'page', title: 'Sign in', status, errors, main };
}
