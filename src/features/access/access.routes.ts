import type { Clock } from '#platform/clock.ts';
import type { AuthorityId, Database } from '#platform/database/database.ts';
import type { Answer, OpenRequest, Route } from '#platform/web/route.ts';
import {
  demonstrationSignInPage,
  linkUsedPage,
  openLinkPage,
  type SetUpForm,
  type SetUpProblems,
  setUpPage,
  signInByLinkPage,
} from './access.page.ts';
import {
  closeSession,
  findOneTimeLink,
  findPerson,
  openSession,
  parseAuthority,
  people,
  setUpCouncil,
  useOneTimeLink,
} from './access.store.ts';
import { record } from './record.store.ts';

export type AccessOptions = {
  database: Database;
  clock: Clock;
  /** The made-up council whose people are offered for choice; null in an installation of a council's own. */
  demonstration: AuthorityId | null;
};

export function accessRoutes({ database, clock, demonstration }: AccessOptions): Route[] {
  const signInPage = async (next: string, problem: string | null): Promise<Answer> => {
    if (demonstration === null) return { kind: 'page', title: 'Sign in', main: signInByLinkPage() };
    const main = demonstrationSignInPage(await database.as(demonstration, people), next, problem);
    if (problem === null) return { kind: 'page', title: 'Sign in', main };
    return { kind: 'page', title: 'Sign in', status: 422, errors: [{ text: problem, href: '#person' }], main };
  };

  const signInAs = async (
    request: OpenRequest,
    authority: AuthorityId,
    personId: string,
    to: string,
  ): Promise<Answer> => {
    const token = await database.as(authority, async (db) => {
      await record(db, { authority, personId }, 'session.opened', personId);
      return openSession(db, authority, personId, clock.now());
    });
    request.signIn(authority, token);
    return { kind: 'redirect', to };
  };

  return [
    {
      method: 'GET',
      path: '/sign-in',
      what: 'Sign in',
      permission: 'anybody',
      open: (request) => signInPage(localPath(request.query['next']), null),
    },
    {
      method: 'POST',
      path: '/sign-in',
      what: 'Sign in as one of the demonstration’s people',
      permission: 'anybody',
      async open(request) {
        const next = localPath(request.form['next']);
        if (demonstration === null) return signInPage(next, null);
        const person = await database.as(demonstration, (db) => findPerson(db, request.form['person'] ?? ''));
        if (person === null) return signInPage(next, 'Choose who you are');
        return signInAs(request, demonstration, person.personId, next);
      },
    },
    {
      method: 'POST',
      path: '/sign-out',
      what: 'End the session',
      permission: 'scorecard.read',
      async handle({ db, visitor, sessionToken, signOut }) {
        await closeSession(db, visitor.authority, sessionToken);
        await record(db, visitor, 'session.closed', visitor.personId);
        signOut();
        return { kind: 'redirect', to: '/sign-in' };
      },
    },
    {
      method: 'GET',
      path: '/set-up/:token',
      what: 'Set up an empty installation, by the link printed at its start',
      permission: 'anybody',
      async open({ params }) {
        const link = await findOneTimeLink(database, params['token'] ?? '', clock.now());
        if (link !== null) return { kind: 'page', title: 'Link', status: 404, main: linkUsedPage() };
        return {
          kind: 'page',
          title: 'Set up',
          main: setUpPage(params['token'] ?? '', { code: '', council: '', name: '' }, {}),
        };
      },
    },
    {
      method: 'POST',
      path: '/set-up/:token',
      what: 'Create the council and its first administrator',
      permission: 'anybody',
      async open(request) {
        const token = request.params['token'] ?? '';
        const link = await findOneTimeLink(database, token, clock.now());
        if (link !== null) return { kind: 'page', title: 'Link', status: 404, main: linkUsedPage() };
        const form = readSetUp(request.form);
        const problems = problemsOf(form);
        const authority = parseAuthority(form.code);
        if (Object.keys(problems).length > 0 || authority === null)
          return {
            kind: 'page',
            title: 'Set up',
            status: 422,
            errors: errorsOf(problems),
            main: setUpPage(token, form, problems),
          };
        const personId = await setUpCouncil(
          database,
          token,
          { authority, council: form.council, name: form.name },
          clock.now(),
        );
        if (personId === null) return { kind: 'page', title: 'Link', status: 404, main: linkUsedPage() };
        return signInAs(request, authority, personId, '/');
      },
    },
    {
      method: 'GET',
      path: '/link/:token',
      what: 'Open a one-time sign-in link',
      permission: 'anybody',
      async open({ params }) {
        const link = await findOneTimeLink(database, params['token'] ?? '', clock.now());
        if (!link) return { kind: 'page', title: 'Link', status: 404, main: linkUsedPage() };
        return { kind: 'page', title: 'Sign in', main: openLinkPage(params['token'] ?? '') };
      },
    },
    {
      method: 'POST',
      path: '/link/:token',
      what: 'Sign in with a one-time link',
      permission: 'anybody',
      async open(request) {
        const token = request.params['token'] ?? '';
        const link = await findOneTimeLink(database, token, clock.now());
        if (!link || !(await useOneTimeLink(database, token, clock.now())))
          return { kind: 'page', title: 'Link', status: 404, main: linkUsedPage() };
        return signInAs(request, link.authority, link.personId, '/');
      },
    },
  ];
}

/** Where to go after signing in: only a path of this site, so that a link cannot lead people elsewhere. */
function localPath(next: string | undefined): string {
  return next !== undefined && /^\/(?![/\\])/.test(next) && !/\p{Cc}/u.test(next) ? next : '/';
}

function readSetUp(form: Readonly<Record<string, string>>): SetUpForm {
  return { code: form['code']?.trim() ?? '', council: form['council']?.trim() ?? '', name: form['name']?.trim() ?? '' };
}

function problemsOf(form: SetUpForm): SetUpProblems {
  return {
    ...(form.council === '' && { council: 'Enter the name of the council' }),
    ...(parseAuthority(form.code) === null && { code: 'Enter the three digits of the council’s DfE code' }),
    ...(form.name === '' && { name: 'Enter your name' }),
  };
}

function errorsOf(problems: SetUpProblems): { text: string; href: string }[] {
  return Object.entries(problems).map(([field, text]) => ({ text, href: `#${field}` }));
}
