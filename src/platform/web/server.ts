import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import { AppError } from '../errors.ts';
import type { Log } from '../log.ts';

export type ServerOptions = { publicUrl: URL; uploadMegabytes: number; requestsAMinute: number; log: Log };

const FORM_BYTES = 512 * 1024;

/** A server with everything that each answer needs whatever its route: headers, limits, cookies and forms. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const secure = options.publicUrl.protocol === 'https:';
  const server = Fastify({
    bodyLimit: FORM_BYTES,
    trustProxy: secure ? '127.0.0.1' : false,
    routerOptions: { maxParamLength: 200 },
    genReqId: () => crypto.randomUUID(),
  });
  server.removeContentTypeParser(['application/json', 'text/plain']); // pages send forms, and nothing else is taken
  await server.register(cookie);
  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        baseUri: ["'none'"],
        connectSrc: ["'self'"],
        fontSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        imgSrc: ["'self'", 'data:'],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
      },
    },
    hsts: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
  });
  await server.register(rateLimit, {
    max: options.requestsAMinute,
    timeWindow: 60_000,
    errorResponseBuilder: () => new AppError('TOO_MANY_REQUESTS'),
  });
  await server.register(formbody, { bodyLimit: FORM_BYTES });
  await server.register(multipart, {
    limits: { files: 1, fields: 50, fieldSize: 10_000, parts: 60, fileSize: options.uploadMegabytes * 1024 * 1024 },
  });
  return server;
}

/** The failure that a person is told of: ours as they are, the framework's by their status, anything else a bug. */
export function asAppError(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  const { statusCode, code } = error as Partial<FastifyError>;
  if (code === 'FST_REQ_FILE_TOO_LARGE' || statusCode === 413) return new AppError('TOO_LARGE');
  if (statusCode === 415) return new AppError('NOT_A_FORM');
  if (statusCode === 429) return new AppError('TOO_MANY_REQUESTS');
  if (statusCode === 404) return new AppError('NOT_FOUND');
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return new AppError('BAD_REQUEST');
  return null;
}
