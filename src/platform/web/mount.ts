import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Form } from '#kernel/form.ts';
import type { Reach } from '#kernel/reach.ts';
import type { Html } from '#ui';
import type { AuthorityId, Tenant } from '../database/database.ts';
import { AppError, type ErrorCode } from '../errors.ts';
import type { Log } from '../log.ts';
import { placeIn } from '../process.ts';
import { once, onceWithFile, type Remembering } from './once.ts';
import { failProgram, isForPrograms, LIMITED_FOR_PROGRAMS, type Serving, serveProgram } from './programs.ts';
import type {
  Answer,
  OpenRequest,
  PageParts,
  Route,
  Session,
  SignedInRequest,
  UploadRequest,
  Visitor,
} from './route.ts';
import { asAppError } from './server.ts';

/** What the web layer must be told by those who know people and pages. */
export type Mounting = Serving &
  Remembering & {
    log: Log;
    secureCookies: boolean;
    /** The session of a cookie's token with what its person may do, or null. */
    findSession(db: Tenant, authority: AuthorityId, token: string, from: string): Promise<Session | null>;
    formToken(secret: string): string;
    isFormToken(secret: string, token: string): boolean;
    /** Null where the form proves that its sender is the session's person, which is noted; else what is wrong. */
    prove(db: Tenant, session: Session, form: Form): Promise<string | null>;
    /** Asks for the proof; the form goes to `action` and carries every field, so that nothing typed is lost. */
    provePage(
      db: Tenant,
      session: Session,
      asked: Proving,
    ): Promise<PageParts & { main: Html }> | (PageParts & { main: Html });
    /** Writes down that somebody asked for what they may not have. */
    refused(db: Tenant, visitor: Visitor, route: Route, why: string): Promise<void>;
    /** Puts a page's content into the layout that fits its reader. */
    layout(page: Page): Html;
    errorPage(error: { status: number; message: string; reference: string | null }): { title: string; main: Html };
  };

export type Proving = { action: string; fields: Form; problem: string | null };

export type Page = PageParts & {
  main: Html;
  section: string | null;
  session: Session | null;
  csrfToken: string | null;
};

/** Where proving who one is leads on to the page that asked for it. */
export const PROOF_PATH = '/confirm';
const PROOF_HOLDS_MILLISECONDS = 15 * 60_000;

/** Registers the routes: who may not, gets in the same words and bytes what a page that does not exist gives. */
export function mount(server: FastifyInstance, routes: readonly Route[], mounting: Mounting): void {
  for (const route of routes)
    server.route({
      method: route.method,
      url: route.path,
      config: limitsOf(route),
      async handler(request, reply) {
        if ('serve' in route) return serveProgram(route, request, reply, mounting);
        assertSameSite(request);
        const { answer, session } = await answerOf(route, request, reply, mounting);
        return send(reply, answer, session, mounting);
      },
    });

  // Counted like every other request, so that what does not exist differs in no header from what is closed.
  server.setNotFoundHandler({ preHandler: server.rateLimit() }, (request, reply) =>
    fail(new AppError('NOT_FOUND'), request, reply, mounting),
  );
  server.setErrorHandler((error, request, reply) => fail(error, request, reply, mounting));
}

/** Sign-in and set-up forms: few are needed, and many are somebody trying. */
function limitsOf(route: Route) {
  if ('serve' in route) return LIMITED_FOR_PROGRAMS;
  const isTrying = route.method === 'POST' && route.permission === 'anybody';
  return isTrying ? { rateLimit: { max: TRIES_A_MINUTE, timeWindow: 60_000 } } : {};
}

const TRIES_A_MINUTE = 120;

type Answered = { answer: Answer; session: Session | null };

async function answerOf(
  route: Exclude<Route, { serve: unknown }>,
  request: FastifyRequest,
  reply: FastifyReply,
  mounting: Mounting,
): Promise<Answered> {
  const asked = {
    params: stringsOf(request.params),
    query: stringsOf(request.query),
    form: stringsOf(request.isMultipart() ? {} : request.body),
    today: mounting.clock.today(),
    from: request.ip,
    device: String(request.headers['user-agent'] ?? ''),
    kept: request.cookies[keptName(mounting)] ?? null,
    keep: (secret: string | null, seconds?: number) => keep(reply, secret, mounting, seconds),
  };
  if ('open' in route) {
    if (route.path.includes('/:token')) reply.header('referrer-policy', 'no-referrer'); // who has the address has the link
    const session = await sessionOf(request, mounting);
    const upload = route.takesFile && request.isMultipart() ? await receive(request) : null;
    const open: OpenRequest = {
      ...asked,
      ...(upload && { form: upload.fields }),
      file: upload?.file ?? null,
      visitor: session?.visitor ?? null,
      session,
      signIn: (authority, token) => setCookie(reply, `${authority}.${token}`, mounting),
    };
    try {
      return { answer: await route.open(open), session };
    } finally {
      open.file?.file.resume(); // so that the request can end where nobody took it
    }
  }
  const signedIn = (session: Session) => ({
    ...asked,
    session,
    visitor: session.visitor,
    may: (permission: string) => session.grants.has(permission),
    reach: (permission: string) => session.grants.get(permission) ?? NOWHERE,
    csrfToken: mounting.formToken(session.csrfSecret),
    signOut: () => void reply.clearCookie(cookieName(mounting), cookieOptions(mounting)),
  });
  if ('receive' in route) {
    const session = mustBeSignedIn(await sessionOf(request, mounting), route);
    if (session === null) return { answer: toSignIn(request), session };
    return recordingRefusal(route, session, mounting, async () => {
      mustBeAllowed(session, route);
      const upload = await receive(request);
      assertFormToken(upload.fields, session, mounting);
      const receiving: UploadRequest = {
        ...{ ...signedIn(session), upload },
        once: (db, sha256, work) =>
          onceWithFile(db, { route, params: asked.params, session, upload, sha256 }, work, mounting),
      };
      return { answer: await route.receive(receiving), session };
    });
  }
  const given = cookieOf(request, mounting);
  if (given === null) {
    mustBeSignedIn(null, route);
    return { answer: toSignIn(request), session: null };
  }
  let found: Session | null = null;
  const answering = () =>
    mounting.database.as(given.authority, async (db): Promise<Answered> => {
      found = await mounting.findSession(db, given.authority, given.token, request.ip);
      const session = mustBeSignedIn(found, route);
      if (session === null) return { answer: toSignIn(request), session };
      mustBeAllowed(session, route);
      const working: SignedInRequest = { ...signedIn(session), db };
      if (route.method === 'GET') {
        const proving = { action: PROOF_PATH, fields: { next: request.url }, problem: null };
        if (route.proof && !isProved(session, mounting))
          return { answer: await provePage(db, session, proving, mounting), session };
        return { answer: await route.handle(working), session };
      }
      assertFormToken(asked.form, session, mounting);
      const unproved =
        route.proof && !isProved(session, mounting) && (await proofAsked(db, request, session, mounting));
      if (unproved) return { answer: unproved, session };
      return { answer: await once(route, working, mounting), session };
    });
  return recordingRefusal(route, () => found, mounting, answering);
}

const NOWHERE: Reach = { kind: 'part', teams: [], worker: null };

function mustBeSignedIn(session: Session | null, route: Route): Session | null {
  if (session === null && route.method !== 'GET') throw new AppError('SIGN_IN_NEEDED');
  return session;
}

function toSignIn(request: FastifyRequest): Answer {
  return { kind: 'redirect', to: `/sign-in?next=${encodeURIComponent(request.url)}` };
}

function mustBeAllowed(session: Session, route: Route): void {
  if (!session.grants.has(route.permission)) throw new AppError('NOT_FOUND');
}

/** What is refused to somebody signed in is written down, by the route and never by what was asked of it. */
async function recordingRefusal<T>(
  route: Route,
  session: Session | (() => Session | null),
  { database, refused }: Mounting,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const visitor = (typeof session === 'function' ? session() : session)?.visitor;
    const isRefusal = error instanceof AppError && REFUSALS.has(error.code);
    if (visitor && isRefusal)
      await database.as(visitor.authority, (db) => refused(db, visitor, route, error.code.toLowerCase()));
    throw error;
  }
}

const REFUSALS: ReadonlySet<ErrorCode> = new Set(['NOT_FOUND', 'FORM_EXPIRED', 'NOT_YOURSELF', 'LAST_ADMINISTRATOR']);

function isProved({ provedAt }: Session, { clock }: Mounting): boolean {
  return clock.now().getTime() - provedAt.getTime() <= PROOF_HOLDS_MILLISECONDS;
}

/** A page that asks for the proof, or null where the form brought it. */
async function proofAsked(
  db: Tenant,
  request: FastifyRequest,
  session: Session,
  mounting: Mounting,
): Promise<Answer | null> {
  const { proof, proof_password, proof_code, csrf: _csrf, ...fields } = stringsOf(request.body);
  const given = { proof: proof ?? '', proof_password: proof_password ?? '', proof_code: proof_code ?? '' };
  const problem = proof === undefined ? null : await mounting.prove(db, session, given);
  if (proof !== undefined && problem === null) return null;
  return provePage(db, session, { action: request.url, fields, problem }, mounting);
}

async function provePage(db: Tenant, session: Session, proving: Proving, mounting: Mounting): Promise<Answer> {
  const page = await mounting.provePage(db, session, proving);
  return { kind: 'page', status: proving.problem === null ? 200 : 422, ...page };
}

async function send(
  reply: FastifyReply,
  answer: Answer,
  session: Session | null,
  mounting: Mounting,
): Promise<FastifyReply> {
  reply.header('cache-control', 'no-store'); // also before anybody is known: pages of signing in show keys and codes
  switch (answer.kind) {
    case 'redirect':
      await answer.afterwards?.();
      return reply.redirect(answer.to, 303);
    case 'text':
      return reply
        .code(answer.status ?? 200)
        .type(answer.contentType ?? 'text/plain; charset=utf-8')
        .send(answer.body);
    case 'file':
      return reply
        .type(answer.contentType)
        .header('content-disposition', `attachment; filename="${answer.name.replaceAll(/[^\w.() -]/g, '_')}"`)
        .header('x-content-type-options', 'nosniff')
        .header('content-security-policy', "default-src 'none'; sandbox")
        .send(answer.body);
    case 'page':
      await answer.afterwards?.();
      return reply
        .code(answer.status ?? 200)
        .type('text/html; charset=utf-8')
        .send(
          String(
            mounting.layout({
              ...answer,
              section: answer.section ?? null,
              session,
              csrfToken: session ? mounting.formToken(session.csrfSecret) : null,
            }),
          ),
        );
  }
}

/** One place turns a failure into a page; a bug is logged under a reference and shown as nothing but that. */
async function fail(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  mounting: Mounting,
): Promise<FastifyReply> {
  const known = asAppError(error);
  if (known === null)
    mounting.log({
      event: 'request.failed',
      reference: request.id,
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      error: error instanceof Error ? `${error.name} ${placeIn(error.stack ?? '') ?? 'elsewhere'}` : 'unknown',
    });
  if (isForPrograms(request)) return failProgram(known, request.id, reply);
  const session = await sessionOf(request, mounting).catch(() => null);
  const { title, main } = mounting.errorPage({
    status: known?.status ?? 500,
    message: known?.message ?? 'Something went wrong on our side. Nothing was changed.',
    reference: known ? null : request.id,
  });
  return send(reply, { kind: 'page', title, main, status: known?.status ?? 500 }, session, mounting);
}

async function sessionOf(request: FastifyRequest, mounting: Mounting): Promise<Session | null> {
  const given = cookieOf(request, mounting);
  if (given === null) return null;
  const { authority, token } = given;
  return mounting.database.as(authority, (db) => mounting.findSession(db, authority, token, request.ip));
}

function cookieOf(request: FastifyRequest, mounting: Mounting): { authority: AuthorityId; token: string } | null {
  const [code, token] = (request.cookies[cookieName(mounting)] ?? '').split('.');
  const authority = mounting.parseAuthority(code ?? '');
  return authority === null || !token ? null : { authority, token };
}

/** Browsers say where a request comes from; a form on somebody else's page is refused before anything is read. */
function assertSameSite(request: FastifyRequest): void {
  if (request.method !== 'POST') return;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new AppError('FORM_EXPIRED');
  const { origin, host } = request.headers;
  if (origin !== undefined && origin !== 'null' && URL.parse(origin)?.host !== host) throw new AppError('FORM_EXPIRED');
}

function assertFormToken(form: Readonly<Record<string, string>>, session: Session, mounting: Mounting): void {
  if (!mounting.isFormToken(session.csrfSecret, form['csrf'] ?? '')) throw new AppError('FORM_EXPIRED');
}

async function receive(request: FastifyRequest): Promise<UploadRequest['upload']> {
  if (!request.isMultipart()) throw new AppError('BAD_REQUEST');
  const file = await request.file().catch((error: unknown) => {
    throw asAppError(error) ?? new AppError('BAD_REQUEST'); // a body that is not what its type says
  });
  if (!file) return { fields: {}, file: null };
  const fields = Object.entries(file.fields).flatMap(([name, part]) =>
    part && !Array.isArray(part) && part.type === 'field' ? [[name, String(part.value)] as const] : [],
  );
  return { fields: stringsOf(Object.fromEntries(fields)), file };
}

/** Addresses and forms as plain text; a name sent more than once keeps its last value, and no name is inherited. */
function stringsOf(source: unknown): Record<string, string> {
  const strings: Record<string, string> = Object.create(null);
  if (typeof source !== 'object' || source === null) return strings;
  for (const [name, value] of Object.entries(source)) {
    const last: unknown = Array.isArray(value) ? value.at(-1) : value;
    if (typeof last === 'string') strings[name] = last.replaceAll('\u0000', '');
  }
  return strings;
}

/** `__Host-` binds the cookie to this host over TLS; plain http, for one's own machine, cannot have it. */
function cookieName(mounting: Mounting): string {
  return mounting.secureCookies ? '__Host-headway' : 'headway';
}

function cookieOptions(mounting: Mounting) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: mounting.secureCookies } as const;
}

function setCookie(reply: FastifyReply, value: string, mounting: Mounting): void {
  reply.setCookie(cookieName(mounting), value, cookieOptions(mounting));
}

const KEPT_SECONDS = 10 * 60;

function keptName(mounting: Mounting): string {
  return `${cookieName(mounting)}-begun`;
}

function keep(reply: FastifyReply, secret: string | null, mounting: Mounting, seconds = KEPT_SECONDS): void {
  if (secret === null) reply.clearCookie(keptName(mounting), cookieOptions(mounting));
  else reply.setCookie(keptName(mounting), secret, { ...cookieOptions(mounting), maxAge: seconds });
}
