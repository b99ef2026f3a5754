import type { Tenant } from '#platform/database/database.ts';
import { PROOF_PATH } from '#platform/web/mount.ts';
import type { Answer, OpenRequest, Route } from '#platform/web/route.ts';
import { record } from '../record/index.ts';
import { linkUsedPage, openLinkPage, type SetUpForm, type SetUpProblems, setUpPage } from './access.page.ts';
import { accountRoutes } from './accounts/account.routes.ts';
import { findAccount } from './accounts/accounts.store.ts';
import { linkRoutes } from './accounts/link.routes.ts';
import type { AccountOptions } from './accounts/options.store.ts';
import { signInRoutes } from './accounts/sign-in.routes.ts';
import { comeIn } from './coming-in.store.ts';
import { demonstrationRoutes } from './demonstration.routes.ts';
import { isSetUpLink, parseAuthority, setUpCouncil } from './installation.store.ts';
import { findLink, type LinkOf, useLink } from './links.store.ts';
import { localPath } from './local-path.ts';
import type { Role } from './policy.ts';
import { closeSession } from './sessions.store.ts';

export type AccessOptions = AccountOptions;

export function accessRoutes(options: AccessOptions): Route[] {
  const { database, clock, isDemonstration } = options;
  const signInAs = async (
    request: OpenRequest,
    who: LinkOf,
    to: string,
    within?: (db: Tenant) => Promise<boolean>,
  ): Promise<Answer> => {
    const isIn = await comeIn(database, request, { ...who, how: 'link' }, clock.now(), within);
    return isIn ? { kind: 'redirect', to } : linkUsed;
  };
  /** Whoever has neither password nor app could not prove later who they are, so they are led to choose one. */
  const mayChoosePassword = async (who: LinkOf): Promise<boolean> => {
    const today = clock.today();
    const account = await database.as(who.authority, (db) => findAccount(db, { ...who, today }));
    return !isDemonstration && account?.passwordHash === null && account.email !== null;
  };
  const linkUsed: Answer = { kind: 'page', title: 'Link', status: 404, main: linkUsedPage() };

  return [
    ...(isDemonstration ? demonstrationRoutes(options) : signInRoutes(options)),
    ...linkRoutes(options),
    ...accountRoutes(options),
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
        return signInAs(request, { authority, personId }, '/account/password');
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
        const to = (await mayChoosePassword(link)) ? '/account/password' : '/';
        return signInAs(request, link, to, (db) => useLink(db, link.authority, token, clock.now()));
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
