import { record } from '#features/record/index.ts';
import type { Clock } from '#platform/clock.ts';
import type { AuthorityId, Database, Tenant } from '#platform/database/database.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, OpenRequest, Route } from '#platform/web/route.ts';
import { comeIn } from '../coming-in.store.ts';
import { parseAuthority } from '../installation.store.ts';
import { findLink } from '../links.store.ts';
import { localPath } from '../local-path.ts';
import { noteProof } from '../sessions.store.ts';
import { type Attempt, beginAttempt, councilOfState, proofsOf, type Taken, takeAttempt } from './attempts.store.ts';
import type { KnownPerson } from './claims.ts';
import type { ProviderClient, ProviderConnection } from './client.ts';
import { findBound, personOfSession, providerOfPerson } from './identities.store.ts';
import { offeredConnection } from './providers.store.ts';
import { goingOnPage, provedPage, type Retry, type SignInReason, signInProblemPage, statusOf } from './sign-in.page.ts';
import { admit } from './signing-in.store.ts';

export type ProviderSignIn = { database: Database; clock: Clock; publicUrl: URL; client: ProviderClient };

export const ANSWER_PATH = '/sign-in/answer';
const AGAIN_PATH = '/sign-in/again';
const PROVED_PATH = '/sign-in/proved';

/** Where somebody who signed in with a provider proves again who they are. */
export function proofHref(next: string | null): string {
  return `${AGAIN_PATH}?next=${encodeURIComponent(next ?? PROVED_PATH)}`;
}

/** Signing in with a council's own accounts: to the provider, and back. */
export function providerSignInRoutes(options: ProviderSignIn): Route[] {
  const { database } = options;
  return [
    {
      method: 'POST',
      path: '/sign-in/with/:council/:provider',
      what: 'Begin to sign in with an account of the council',
      permission: 'anybody',
      async open(request) {
        const authority = parseAuthority(request.params['council'] ?? '');
        if (authority === null) throw new AppError('NOT_FOUND');
        const providerId = request.params['provider'] ?? '';
        const connection = await database.as(authority, (db) => offeredConnection(db, authority, providerId));
        if (connection === null) throw new AppError('NOT_FOUND');
        const invitation = request.form['invitation'] ?? null;
        const next = localPath(request.form['next']);
        return begin(options, request, {
          authority,
          connection,
          attempt: { providerId, next, invitation, sessionId: null },
        });
      },
    },
    {
      method: 'GET',
      path: ANSWER_PATH,
      what: 'Come back from the council’s sign-in',
      permission: 'anybody',
      open: (request) => comeBack(options, request),
    },
    {
      method: 'GET',
      path: AGAIN_PATH,
      what: 'Prove with an account of the council who one is',
      permission: 'account.own',
      async handle(request) {
        const { db, visitor, session } = request;
        const providerId = await providerOfPerson(db, visitor.authority, visitor.personId);
        const connection = providerId && (await offeredConnection(db, visitor.authority, providerId));
        if (!providerId || !connection) throw new AppError('NOT_FOUND');
        const next = localPath(request.query['next']);
        const attempt = { providerId, next, invitation: null, sessionId: session.sessionId };
        return begin(options, request, { authority: visitor.authority, connection, attempt }, db);
      },
    },
    {
      method: 'GET',
      path: PROVED_PATH,
      what: 'Go back to what the proof was for',
      permission: 'account.own',
      handle: () => ({ kind: 'page', title: 'Thank you', main: provedPage() }),
    },
  ];
}

type Begun = { authority: AuthorityId; connection: ProviderConnection; attempt: Attempt };

/** Sends a browser to the provider, with a secret to bring back. */
async function begin(
  { database, clock, client, publicUrl }: ProviderSignIn,
  request: Pick<OpenRequest, 'keep' | 'from'>,
  { authority, connection, attempt }: Begun,
  within: Tenant | null = null,
): Promise<Answer> {
  const found = await client.discover(connection);
  if (!found.ok) return problem(found.fault, found.code, retryOf(authority, attempt));
  const noting = (db: Tenant) => beginAttempt(db, authority, attempt, clock.now());
  const secret = within ? await noting(within) : await database.as(authority, noting);
  const redirectUri = new URL(ANSWER_PATH, publicUrl).href;
  const proofs = proofsOf(authority, secret);
  const begun = await client.begin(connection, { redirectUri, proofs, freshly: attempt.sessionId !== null });
  if (!begun.ok) return problem(begun.fault, begun.code, retryOf(authority, attempt));
  request.keep(secret);
  if (within) return { kind: 'redirect', to: begun.address };
  // A form may not be redirected to another site, as the content security policy has it: a page goes on there instead.
  return { kind: 'page', title: 'Sign in', goesOnTo: begun.address, main: goingOnPage(begun.address) };
}

/** What a browser brings back is held against what it took along; then it is signed in, or told why not. */
async function comeBack(options: ProviderSignIn, request: OpenRequest): Promise<Answer> {
  const { database, clock, client, publicUrl } = options;
  const authority = councilOfState(request.query['state'] ?? '');
  const secret = request.kept;
  if (authority === null || secret === null) return problem('gone', null, null);
  const now = clock.now();
  const begun = await database.as(authority, async (db) => {
    const attempt = await takeAttempt(db, authority, secret, now);
    return attempt && { attempt, connection: await offeredConnection(db, authority, attempt.providerId) };
  });
  request.keep(null);
  if (!begun?.connection) return problem('gone', null, null);
  const { attempt, connection } = begun;
  const answer = new URL(ANSWER_PATH, publicUrl);
  answer.search = new URLSearchParams({ ...request.query }).toString();
  const seconds = Math.ceil((now.getTime() - attempt.beganAt.getTime()) / 1000);
  const withinSeconds = attempt.sessionId === null ? null : seconds;
  const finished = await client.finish(connection, { answer, proofs: proofsOf(authority, secret), withinSeconds });
  const returned = { authority, attempt };
  if (!finished.ok) return refuse(options, request, returned, finished.fault, finished.code);
  return attempt.sessionId === null
    ? signIn(options, request, returned, finished.known)
    : prove(options, request, returned, finished.known);
}

type Returned = { authority: AuthorityId; attempt: Taken };

async function signIn(
  options: ProviderSignIn,
  request: OpenRequest,
  { authority, attempt }: Returned,
  known: KnownPerson,
): Promise<Answer> {
  const { database, clock } = options;
  const { providerId, invitation: token } = attempt;
  const now = clock.now();
  const link = token === null ? null : await findLink(database, token, 'invitation', now);
  const invited = link?.authority === authority ? link.personId : null; // an invitation of another council invites nobody here
  const admitted = await database.as(authority, (db) =>
    admit(db, {
      ...{ authority, providerId, known, now, today: clock.today(), from: request.from },
      invitation: token === null ? null : { token, personId: invited },
    }),
  );
  if (!admitted.ok) {
    const { why, personId } = admitted;
    return refuse(options, request, { authority, attempt }, why, null, { personId, account: known.subject });
  }
  await comeIn(database, request, { authority, personId: admitted.personId, how: 'provider' }, now);
  return { kind: 'redirect', to: attempt.next };
}

/** Notes that the person of a session is there, if it is they whom the provider now names. */
async function prove(
  options: ProviderSignIn,
  request: OpenRequest,
  { authority, attempt }: Returned,
  known: KnownPerson,
): Promise<Answer> {
  const { database, clock } = options;
  const sessionId = attempt.sessionId ?? '';
  const isThey = await database.as(authority, async (db) => {
    const bound = await findBound(db, authority, known);
    const personId = await personOfSession(db, authority, sessionId);
    if (!bound || bound.isDisabled || bound.personId !== personId) return false;
    await noteProof(db, authority, sessionId, clock.now());
    await record(db, { authority, personId, from: request.from }, 'session.proved', personId, {
      detail: { how: 'provider', provider: attempt.providerId },
    });
    return true;
  });
  if (!isThey)
    return refuse(options, request, { authority, attempt }, 'belongsToAnother', null, { account: known.subject });
  return { kind: 'redirect', to: attempt.next };
}

/** Writes down that somebody was not let in, and tells them why. */
async function refuse(
  { database }: ProviderSignIn,
  { from }: OpenRequest,
  { authority, attempt }: Returned,
  why: SignInReason | 'disabled',
  code: string | null,
  who: { personId?: string | null; account?: string } = {},
): Promise<Answer> {
  const { personId = null, account = null } = who;
  await database.as(authority, (db) =>
    record(db, { authority, personId: null, from }, 'session.refused', personId ?? 'unknown', {
      detail: { by: 'provider', provider: attempt.providerId, why, code, account },
    }),
  );
  return problem(why === 'disabled' ? 'noRole' : why, code, retryOf(authority, attempt));
}

function retryOf(authority: AuthorityId, { providerId, next, invitation, sessionId }: Attempt): Retry {
  if (sessionId !== null) return { href: proofHref(next) };
  const fields = { next, ...(invitation !== null && { invitation }) };
  return { action: `/sign-in/with/${authority}/${providerId}`, fields };
}

function problem(why: SignInReason, code: string | null, retry: Retry | null): Answer {
  return { kind: 'page', title: 'Sign in', status: statusOf(why), main: signInProblemPage({ why, code, retry }) };
}
