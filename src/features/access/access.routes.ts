import type { Clock } from '#platform/clock.ts';
import type { AuthorityId, Database } from '#platform/database/database.ts';
import { PROOF_PATH } from '#platform/web/mount.ts';
import type { Answer, OpenRequest, Route } from '#platform/web/route.ts';
import { record } from '../record/index.ts';
import {
  demonstrationSignInPage,
  linkUsedPage,
  openLinkPage,
  type SetUpForm,
  type SetUpProblems,
  setUpPage,
  signInByLinkPage,
} from './access.page.ts';
import { councils, isSetUpLink, parseAuthority, setUpCouncil } from './installation.store.ts';
import { findLink, useLink } from './links.store.ts';
import { localPath } from './local-path.ts';
import { people } from './people.store.ts';
import type { Role } from './policy.ts';
import { closeSession, openSession, type SignIn } from './sessions.store.ts';

export type AccessOptions = {
  database: Database;
  clock: Clock;
  /** The people of the made-up councils are offered for choice. */
  isDemonstration: boolean;
};

export function accessRoutes({ database, clock, isDemonstration }: AccessOptions): Route[] {
  const signInPage = async (next: string, problem: string | null): Promise<Answer> => {
    if (!isDemonstration) return { kind: 'page', title: 'Sign in', main: signInByLinkPage() };
    const main = demonstrationSignInPage(await offered(), next, problem);
    if (problem === null) return { kind: 'page', title: 'Sign in', main };
    return { kind: 'page', title: 'Sign in', status: 422, errors: [{ text: problem, href: '#person' }], main };
  };

  const offered = async () =>
    Promise.all(
      (await councils(database)).map(async ({ authority, name }) => ({
        authority,
        name,
        people: (await database.as(authority, (db) => people(db, authority, clock.today()))).map((person) => ({
          ...person,
          value: `${authority}.${person.personId}`,
        })),
      })),
    );

  const signInAs = async (
    request: OpenRequest,
    { authority, personId, how }: { authority: AuthorityId; personId: string; how: SignIn['how'] },
    to: string,
    link: string | null = null,
  ): Promise<Answer | null> => {
    const { from, device } = request;
    const token = await database.as(authority, async (db) => {
      if (link !== null && !(await useLink(db, authority, link, clock.now()))) return null;
      await record(db, { authority, personId, from }, 'session.opened', personId, { detail: { how } });
      return openSession(db, authority, personId, { how, from, device }, clock.now());
    });
    if (token === null) return null;
    request.signIn(authority, token);
    return { kind: 'redirect', to };
  };
  const linkUsed: Answer = { kind: 'page', title: 'Link', status: 404, main: linkUsedPage() };

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
        if (!isDemonstration) return signInPage(next, null);
        const [chosen] = (await offered()).flatMap(({ authority, people: known }) =>
          known.flatMap(({ value, personId }) => (value === request.form['person'] ? [{ authority, personId }] : [])),
        );
        const signedIn = chosen && (await signInAs(request, { ...chosen, how: 'choice' }, next));
        return signedIn ?? signInPage(next, 'Choose who you are');
      },
    },
    {
      method: 'POST',
      path: '/sign-out',
      what: 'End the session',
      permission: 'account.own',
      async handle({ db, visitor, session, signOut }) {
        await closeSession(db, visitor.authority, session.token);
        await record(db, visitor, 'session.closed', visitor.personId);
        signOut();
        return { kind: 'redirect', to: '/sign-in' };
      },
    },
    {
      method: 'POST',
      path: PROOF_PATH,
      what: 'Prove who one is, and go on',
      permission: 'account.own',
      proof: true,
      handle: ({ form }) => ({ kind: 'redirect', to: localPath(form['next']) }),
    },
    {
      method: 'GET',
      path: '/set-up/:token',
      what: 'Set up an empty installation, by the link printed at its start',
      permission: 'anybody',
      async open({ params }) {
        const token = params['token'] ?? '';
        if (!(await isSetUpLink(database, token, clock.now()))) return linkUsed;
        const form = { code: '', council: '', name: '', email: '', loads: 'yes' };
        return { kind: 'page', title: 'Set up', main: setUpPage(token, form, {}) };
      },
    },
    {
      method: 'POST',
      path: '/set-up/:token',
      what: 'Create the council and its first administrator',
      permission: 'anybody',
      async open(request) {
        const token = request.params['token'] ?? '';
        if (!(await isSetUpLink(database, token, clock.now()))) return linkUsed;
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
        const first = { authority, council: form.council, name: form.name, email: form.email, roles: rolesOf(form) };
        const personId = await setUpCouncil(database, token, first, request.from, clock.now());
        if (personId === null) return linkUsed;
        return (await signInAs(request, { authority, personId, how: 'link' }, '/')) ?? linkUsed;
      },
    },
    {
      method: 'GET',
      path: '/link/:token',
      what: 'Open a one-time sign-in link',
      permission: 'anybody',
      async open({ params }) {
        const token = params['token'] ?? '';
        if ((await findLink(database, token, 'sign-in', clock.now())) === null) return linkUsed;
        return { kind: 'page', title: 'Sign in', main: openLinkPage(token) };
      },
    },
    {
      method: 'POST',
      path: '/link/:token',
      what: 'Sign in with a one-time link',
      permission: 'anybody',
      async open(request) {
        const token = request.params['token'] ?? '';
        const link = await findLink(database, token, 'sign-in', clock.now());
        if (link === null) return linkUsed;
        return (await signInAs(request, { ...link, how: 'link' }, '/', token)) ?? linkUsed;
      },
    },
  ];
}

function readSetUp(form: Readonly<Record<string, string>>): SetUpForm {
  const of = (field: string) => form[field]?.trim() ?? '';
  return {
    code: of('code'),
    council: of('council'),
    name: of('name'),
    email: of('email').toLowerCase(),
    loads: of('loads'),
  };
}

/** The first administrator runs the installation and the council; who loads extracts needs to see children. */
function rolesOf({ loads }: SetUpForm): Role[] {
  const roles: Role[] = ['systemAdministrator', 'councilAdministrator'];
  return loads === 'yes' ? [...roles, 'performanceAnalyst'] : roles;
}

const LONGEST_NAME = 100;
const LONGEST_EMAIL = 254;

function problemsOf({ council, code, name, email }: SetUpForm): SetUpProblems {
  return {
    ...((council === '' || council.length > LONGEST_NAME) && { council: 'Enter the name of the council' }),
    ...(parseAuthority(code) === null && { code: 'Enter the three digits of the council’s DfE code' }),
    ...((name === '' || name.length > LONGEST_NAME) && { name: 'Enter your name' }),
    ...((email.length > LONGEST_EMAIL || !/^[^@\s]+@[^@\s]+$/.test(email)) && {
      email: 'Enter your e-mail address, like name@council.gov.uk',
    }),
  };
}

function errorsOf(problems: SetUpProblems): { text: string; href: string }[] {
  return Object.entries(problems).map(([field, text]) => ({ text, href: `#${field}` }));
}
