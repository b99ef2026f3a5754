import { record } from '#features/record/index.ts';
import type { Clock } from '#platform/clock.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { overwriting, staleFields, versionIn } from '#platform/web/stale.ts';
import type { StaleSaveOptions } from '#ui';
import { needsSecondPerson, ROLES, type Role } from '../policy.ts';
import type { ProviderClient } from './client.ts';
import { endWhatNoGroupGives } from './ending.store.ts';
import { askAgain, loadMapping } from './groups.store.ts';
import {
  type IdentityProvider,
  NEW_PROVIDER,
  type ProviderForm,
  type ProviderProblems,
  problemsOf,
  readProvider,
} from './provider.ts';
import {
  addProvider,
  changeProvider,
  connectionOf,
  findProvider,
  loadProviders,
  offerProvider,
} from './providers.store.ts';
import {
  FIELD_LABELS,
  providerFormPage,
  providerPage,
  providersPage,
  shownOf,
  trialPage,
  withdrawalPage,
} from './settings.page.ts';
import { type Trial, trialOf } from './trial.ts';

export type ProviderSettings = { clock: Clock; redirectUri: string; client: ProviderClient };

const PATH = '/settings/sign-in';
const permission = 'settings.manage';
const LIST = { href: PATH, text: 'How people sign in' };

/** Where a council says with which accounts of its own people sign in. */
export function providerSettingsRoutes(settings: ProviderSettings): Route[] {
  return [
    {
      ...{ method: 'GET', path: PATH, what: 'How people sign in', permission },
      async handle({ db, visitor }) {
        const main = providersPage(await loadProviders(db, visitor.authority));
        return { kind: 'page', section: 'administration', title: 'How people sign in', main };
      },
    },
    {
      ...{ method: 'GET', path: `${PATH}/new`, what: 'Add an account to sign in with', permission },
      handle: (request) => formPage(settings, request, { provider: null, given: NEW_PROVIDER }),
    },
    {
      ...{ method: 'POST', path: PATH, what: 'Save a new account to sign in with', permission, proof: true },
      handle: (request) => add(settings, request),
    },
    {
      ...{ method: 'GET', path: `${PATH}/:id`, what: 'One account to sign in with', permission },
      handle: (request) => onePage(settings, request),
    },
    {
      ...{ method: 'GET', path: `${PATH}/:id/edit`, what: 'Change an account to sign in with', permission },
      async handle(request) {
        const provider = await findOrGone(request);
        return formPage(settings, request, { provider, given: givenOf(provider) });
      },
    },
    {
      ...{
        method: 'POST',
        path: `${PATH}/:id`,
        what: 'Save changes to an account to sign in with',
        permission,
        proof: true,
      },
      handle: (request) => change(settings, request),
    },
    {
      ...{ method: 'POST', path: `${PATH}/:id/trial`, what: 'Try whether a provider answers as it should', permission },
      handle: async (request) => tried(request, await findOrGone(request), await tryIt(settings, request), 200),
    },
    {
      ...{
        method: 'POST',
        path: `${PATH}/:id/offer`,
        what: 'Offer an account on the sign-in page',
        permission,
        proof: true,
      },
      handle: (request) => offer(settings, request),
    },
    {
      ...{
        method: 'GET',
        path: `${PATH}/:id/withdrawal`,
        what: 'Ask before an account is offered no longer',
        permission,
      },
      async handle(request) {
        const provider = await findOrGone(request);
        const main = withdrawalPage(provider, request.csrfToken);
        return { kind: 'page', section: 'administration', title: 'Stop offering it', back: backTo(provider), main };
      },
    },
    {
      ...{
        method: 'POST',
        path: `${PATH}/:id/withdrawal`,
        what: 'Offer an account no longer',
        permission,
        proof: true,
      },
      async handle(request) {
        const provider = await findOrGone(request);
        const answer = await offered(request, provider, false);
        await endWhatNoGroupGives(request.db, request.visitor, settings.clock.now());
        return answer;
      },
    },
  ];
}

/** The provider that an address names; one of another council is as good as none. */
export async function findOrGone({ db, visitor, params }: SignedInRequest): Promise<IdentityProvider> {
  const provider = await findProvider(db, visitor.authority, params['id'] ?? '');
  if (provider === null) throw new AppError('NOT_FOUND');
  return provider;
}

export function backTo({ providerId, name }: IdentityProvider): { href: string; text: string } {
  return { href: `${PATH}/${providerId}`, text: name };
}

async function onePage({ redirectUri }: ProviderSettings, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, csrfToken } = request;
  const provider = await findOrGone(request);
  const mapping = await loadMapping(db, visitor.authority, provider.providerId);
  const waiting = mapping.filter(({ state }) => state === 'proposed').length;
  const groups = { waiting, active: mapping.length - waiting };
  const main = providerPage({ provider, redirectUri, groups, csrfToken });
  return { kind: 'page', section: 'administration', title: provider.name, back: LIST, main };
}

type FormState = {
  provider: IdentityProvider | null;
  given: ProviderForm;
  problems?: ProviderProblems;
  stale?: StaleSaveOptions;
};

function formPage(
  { redirectUri }: ProviderSettings,
  { csrfToken, form: sent }: SignedInRequest,
  { provider, given, problems = {}, stale }: FormState,
): Answer {
  const main = providerFormPage({ provider, given, sent, problems, stale: stale ?? null, redirectUri, csrfToken });
  const title = provider === null ? 'Add an account to sign in with' : 'Change an account to sign in with';
  const page = {
    kind: 'page',
    section: 'administration',
    title,
    back: provider ? backTo(provider) : LIST,
    main,
  } as const;
  if (stale) return { ...page, status: 409 };
  const errors = Object.entries(problems).map(([field, text]) => ({ text, href: `#${field}` }));
  return errors.length === 0 ? page : { ...page, status: 422, errors };
}

async function add(settings: ProviderSettings, request: SignedInRequest): Promise<Answer> {
  const { db, visitor } = request;
  const given = readProvider(request.form);
  const problems = problemsOf(given);
  if (Object.keys(problems).length > 0) return formPage(settings, request, { provider: null, given, problems });
  const id = await addProvider(db, visitor.authority, given);
  if (id === null) {
    const taken = { issuer: 'There is an account with this issuer already: change that one' };
    return formPage(settings, request, { provider: null, given, problems: taken });
  }
  await record(db, visitor, 'provider.added', id, { after: writtenOf(given) });
  return { kind: 'redirect', to: `${PATH}/${id}` };
}

async function change(settings: ProviderSettings, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form } = request;
  const provider = await findOrGone(request);
  const given = readProvider({ ...form, issuer: provider.issuer });
  const problems = problemsOf(given);
  if (Object.keys(problems).length > 0) return formPage(settings, request, { provider, given, problems });
  const opened = { providerId: provider.providerId, version: versionIn(form) };
  if (!(await changeProvider(db, visitor.authority, opened, given)))
    return formPage(settings, request, { provider, given, stale: staleOf(request, provider) });
  const others = given.clientId !== provider.clientId || given.groupsClaim !== provider.groupsClaim;
  const again = others
    ? await askAgain(db, visitor.authority, provider.providerId, WEIGHTY, visitor.personId, settings.clock.now())
    : 0;
  if (again > 0) await endWhatNoGroupGives(db, visitor, settings.clock.now());
  await record(db, visitor, 'provider.changed', provider.providerId, {
    detail: { secretChanged: given.clientSecret !== '', approvalsAskedAgain: again },
    before: writtenOf(givenOf(provider)),
    after: writtenOf(given),
  });
  return { kind: 'redirect', to: `${PATH}/${provider.providerId}` };
}

/** Roles that a second person must approve. */
const WEIGHTY = (Object.keys(ROLES) as Role[]).filter(needsSecondPerson);

function staleOf({ form, csrfToken }: SignedInRequest, provider: IdentityProvider): StaleSaveOptions {
  const { name, clientId, scopes, groupsClaim } = FIELD_LABELS;
  const now = shownOf(provider);
  const address = `${PATH}/${provider.providerId}`;
  return {
    what: provider.name,
    changed: null,
    fields: staleFields({ name, clientId, scopes, groupsClaim }, now, form),
    action: address,
    hidden: overwriting(form, now, provider.version, csrfToken),
    keepHref: address,
  };
}

async function tryIt({ client }: ProviderSettings, request: SignedInRequest): Promise<Trial> {
  const { db, visitor, params } = request;
  const connection = await connectionOf(db, visitor.authority, params['id'] ?? '');
  if (connection === null) throw new AppError('NOT_FOUND');
  const trial = trialOf(connection.issuer, await client.discover(connection, true));
  await record(db, visitor, 'provider.tried', params['id'] ?? '', { detail: { answers: trial.ok } });
  return trial;
}

function tried(_: SignedInRequest, provider: IdentityProvider, trial: Trial, status: number): Answer {
  const main = trialPage(provider, trial);
  return { kind: 'page', section: 'administration', title: 'Try it', back: backTo(provider), status, main };
}

async function offer(settings: ProviderSettings, request: SignedInRequest): Promise<Answer> {
  const provider = await findOrGone(request);
  const trial = await tryIt(settings, request);
  return trial.ok ? offered(request, provider, true) : tried(request, provider, trial, 422);
}

async function offered(request: SignedInRequest, provider: IdentityProvider, isEnabled: boolean): Promise<Answer> {
  const { db, visitor, form } = request;
  const opened = { providerId: provider.providerId, version: versionIn(form) };
  if (!(await offerProvider(db, visitor.authority, opened, isEnabled))) throw new AppError('STALE');
  await record(db, visitor, isEnabled ? 'provider.offered' : 'provider.withdrawn', provider.providerId);
  return { kind: 'redirect', to: `${PATH}/${provider.providerId}` };
}

function givenOf({ name, issuer, clientId, scopes, groupsClaim }: IdentityProvider): ProviderForm {
  return { name, issuer, clientId, clientSecret: '', scopes, groupsClaim };
}

/** What the record keeps of it: everything but the secret. */
function writtenOf({ clientSecret: _, ...rest }: ProviderForm): Omit<ProviderForm, 'clientSecret'> {
  return rest;
}
