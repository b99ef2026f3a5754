import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../clock.ts';
import type { AuthorityId, Database, Tenant } from '../database/database.ts';
import { AppError } from '../errors.ts';
import type { Bearer, Route } from './route.ts';

/**
 * Routes for programs: a token in the header `Authorization`, and nothing else, says who asks. A cookie is not looked
 * at, so that no page of somebody else's can make a browser ask; an answer, and every failure, is data and no page.
 */
type ProgramRoute = Extract<Route, { serve: unknown }>;

/** What serving programs needs of those who know tokens. */
export type Serving = {
  database: Database;
  clock: Clock;
  parseAuthority(text: string): AuthorityId | null;
  /** What a program's token is good for now, which counts as its use; null where it is good for nothing. */
  findBearer(db: Tenant, authority: AuthorityId, token: string): Promise<Bearer | null>;
};

const REQUESTS_A_MINUTE = 120;

/** How a route for programs is mounted: marked as one, and with a limit of its own for each address. */
export const LIMITED_FOR_PROGRAMS = {
  isForPrograms: true,
  rateLimit: { max: REQUESTS_A_MINUTE, timeWindow: 60_000 },
};

export function isForPrograms({ routeOptions }: FastifyRequest): boolean {
  return 'isForPrograms' in routeOptions.config;
}

/** @throws AppError TOKEN_NEEDED where no token is given, or one that is good for nothing, without saying which */
export async function serveProgram(
  route: ProgramRoute,
  request: FastifyRequest,
  reply: FastifyReply,
  { database, clock, parseAuthority, findBearer }: Serving,
): Promise<FastifyReply> {
  const [, code = '', token = ''] = BEARER.exec(request.headers.authorization ?? '') ?? [];
  const authority = parseAuthority(code);
  if (authority === null) throw new AppError('TOKEN_NEEDED');
  const served = await database.as(authority, async (db) => {
    const bearer = await findBearer(db, authority, token);
    if (bearer === null) throw new AppError('TOKEN_NEEDED');
    return route.serve({
      ...{ db, bearer, path: route.path, today: clock.today(), query: lastOfEach(request.query) },
      knownMark: markIn(request.headers['if-none-match']),
    });
  });
  reply.header('cache-control', 'private, no-cache').header('vary', 'authorization').header('etag', `"${served.mark}"`);
  if (served.kind === 'unchanged') return reply.code(304).send();
  if (served.next !== null) reply.header('link', `<${served.next}>; rel="next"`);
  return reply.type(served.contentType).send(served.body);
}

/** The scheme's name is written in any case (RFC 9110, 11.1); the token is the council's code and 32 bytes. */
const BEARER = /^Bearer +(\d{3})\.([\w-]{43})$/i;

/** A failure as data: what the program did wrong, or a reference and nothing of the inside. */
export function failProgram(known: AppError | null, reference: string, reply: FastifyReply): FastifyReply {
  const status = known?.status ?? 500;
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  const error = known
    ? { code: known.code, message: known.message }
    : { code: 'FAILED', message: 'Something went wrong on our side.', reference };
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .send(JSON.stringify({ error }));
}

/** The first mark that is named; a proxy may have made it a weak one. */
function markIn(header: string | undefined): string | null {
  return /"([^"]*)"/.exec(header ?? '')?.[1] ?? null;
}

function lastOfEach(query: unknown): Record<string, string> {
  const named: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries(query ?? {})) {
    const last: unknown = Array.isArray(value) ? value.at(-1) : value;
    if (typeof last === 'string') named[name] = last;
  }
  return named;
}
