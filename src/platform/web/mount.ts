import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Html } from '#ui';
import type { Clock } from '../clock.ts';
import type { AuthorityId, Database } from '../database/database.ts';
import { AppError } from '../errors.ts';
import type { Log } from '../log.ts';
import { placeIn } from '../process.ts';
import type { Answer, OpenRequest, PageParts, Route, SignedInRequest, UploadRequest, Visitor } from './route.ts';
import { asAppError } from './server.ts';

/** What the web layer must be told by those who know people and pages. */
export type Mounting = {
  database: Database;
  clock: Clock;
  log: Log;
  secureCookies: boolean;
  allows(role: string, permission: string): boolean;
  /** The session of a cookie's token, or null. */
  findSession(authority: AuthorityId, token: string): Promise<{ visitor: Visitor; csrfSecret: string } | null>;
  parseAuthority(text: string): AuthorityId | null;
  formToken(secret: string): string;
  isFormToken(secret: string, token: string): boolean;
  /** Puts a page's content into the layout that fits its reader. */
  layout(page: Page): Html;
  errorPage(error: { status: number; message: string; reference: string | null }): { title: string; main: Html };
};

export type Page = PageParts & {
  main: Html;
  section: string | null;
  visitor: Visitor | null;
  csrfToken: string | null;
};

type Session = { visitor: Visitor; csrfSecret: string; token: string };

/** Registers the routes: who may not, gets in the same words and bytes what a page that does not exist gives. */
export function mount(server: FastifyInstance, routes: readonly Route[], mounting: Mounting): void {
  for (const route of routes)
    server.route({
      method: route.method,
      url: route.path,
      config: isTrying(route) ? { rateLimit: { max: TRIES_A_MINUTE, timeWindow: 60_000 } } : {},
      async handler(request, reply) {
        assertSameSite(request);
        const session = await sessionOf(request, mounting);
        const answer = await answerOf(route, request, reply, session, mounting);
        return send(reply, answer, session, mounting);
      },
    });

  server.setNotFoundHandler((request, reply) => fail(new AppError('NOT_FOUND'), request, reply, mounting));
  server.setErrorHandler((error, request, reply) => fail(error, request, reply, mounting));
}

/** Sign-in and set-up forms: few are needed, and many are somebody trying. */
function isTrying({ method, permission }: Route): boolean {
  return method === 'POST' && permission === 'anybody';
}

const TRIES_A_MINUTE = 120;

async function answerOf(
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  session: Session | null,
  mounting: Mounting,
): Promise<Answer> {
  const asked = {
    params: stringsOf(request.params),
    query: stringsOf(request.query),
    form: stringsOf(request.isMultipart() ? {} : request.body),
    today: mounting.clock.today(),
  };
  if ('open' in route) {
    const open: OpenRequest = {
      ...asked,
      visitor: session?.visitor ?? null,
      signIn: (authority, token) => setCookie(reply, `${authority}.${token}`, mounting),
    };
    return route.open(open);
  }
  if (session === null) {
    if (route.method === 'GET') return { kind: 'redirect', to: `/sign-in?next=${encodeURIComponent(request.url)}` };
    throw new AppError('SIGN_IN_NEEDED');
  }
  const { visitor } = session;
  if (!mounting.allows(visitor.role, route.permission)) throw new AppError('NOT_FOUND');
  const signedIn = {
    ...asked,
    visitor,
    may: (permission: string) => mounting.allows(visitor.role, permission),
    csrfToken: mounting.formToken(session.csrfSecret),
    sessionToken: session.token,
    signOut: () => void reply.clearCookie(cookieName(mounting), cookieOptions(mounting)),
  };
  if ('receive' in route) {
    const upload = await receive(request);
    assertFormToken(upload.fields, session, mounting);
    const receiving: UploadRequest = { ...signedIn, upload };
    return route.receive(receiving);
  }
  if (route.method === 'POST') assertFormToken(asked.form, session, mounting);
  return mounting.database.as(visitor.authority, (db) => {
    const working: SignedInRequest = { ...signedIn, db };
    return Promise.resolve(route.handle(working));
  });
}

async function send(
  reply: FastifyReply,
  answer: Answer,
  session: Session | null,
  mounting: Mounting,
): Promise<FastifyReply> {
  if (session !== null) reply.header('cache-control', 'no-store');
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
        .send(answer.body);
    case 'page':
      return reply
        .code(answer.status ?? 200)
        .type('text/html; charset=utf-8')
        .send(
          String(
            mounting.layout({
              ...answer,
              section: answer.section ?? null,
              visitor: session?.visitor ?? null,
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
  const session = await sessionOf(request, mounting).catch(() => null);
  const { title, main } = mounting.errorPage({
    status: known?.status ?? 500,
    message: known?.message ?? 'Something went wrong on our side. Nothing was changed.',
    reference: known ? null : request.id,
  });
  return send(reply, { kind: 'page', title, main, status: known?.status ?? 500 }, session, mounting);
}

async function sessionOf(request: FastifyRequest, mounting: Mounting): Promise<Session | null> {
  const [code, token] = (request.cookies[cookieName(mounting)] ?? '').split('.');
  const authority = mounting.parseAuthority(code ?? '');
  if (authority === null || !token) return null;
  const found = await mounting.findSession(authority, token);
  return found && { ...found, token };
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
  return { fields: Object.fromEntries(fields), file };
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
