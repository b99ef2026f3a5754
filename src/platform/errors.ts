/**
 * A failure that we know and a person can act on. Its message is shown and logged, so it holds no child's data.
 * Every code stands in `ERROR_CODES`, from which `docs/generated/errors.md` is made.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly status: number;

  constructor(code: ErrorCode, message: string = ERROR_CODES[code].says) {
    super(message);
    this.name = 'AppError';
    this.code = code;
    this.status = ERROR_CODES[code].status;
  }
}

export type ErrorCode = keyof typeof ERROR_CODES;

export const ERROR_CODES = {
  BAD_REQUEST: { status: 400, says: 'What was sent could not be understood. Go back, check it and send it again.' },
  SIGN_IN_NEEDED: { status: 401, says: 'Sign in to see this page.' },
  TOKEN_NEEDED: {
    status: 401,
    says: 'Send a token that is good: "Authorization: Bearer" and the token. A council administrator makes tokens under Data feeds.',
  },
  FORM_EXPIRED: { status: 403, says: 'This form was open for too long. Go back, reload the page and send it again.' },
  NOT_FOUND: { status: 404, says: 'This page does not exist, or you may not see it.' },
  NOT_YOURSELF: {
    status: 403,
    says: 'Nobody decides here on their own roles or account. Ask another administrator to do it.',
  },
  LAST_ADMINISTRATOR: {
    status: 409,
    says: 'This is the only one left who can administer. Appoint somebody else first, then do this again.',
  },
  SECRET_MISSING: {
    status: 503,
    says: 'Set HEADWAY_SECRET, for example to what "openssl rand -base64 32" prints, and keep it apart from the database.',
  },
  ROWS_ERASED: {
    status: 410,
    says: 'The children’s rows behind this figure were erased, because they had been kept long enough. The figure stays.',
  },
  TOO_LARGE: { status: 413, says: 'The file is larger than this installation accepts.' },
  NOT_A_FORM: { status: 415, says: 'Only forms are taken here. Go back, reload the page and send it again.' },
  TOO_MANY_REQUESTS: { status: 429, says: 'Too many requests from your address. Wait a minute and try again.' },
  STALE: { status: 409, says: 'Somebody changed this since you opened it. Look at it again before you decide.' },
  DATABASE_UNREACHABLE: {
    status: 503,
    says: 'The database cannot be reached. Check DATABASE_URL and that the server runs.',
  },
  DATABASE_TOO_OLD: { status: 503, says: 'The database is older than PostgreSQL 15. Use 15 or newer.' },
  DATABASE_RIGHTS: {
    status: 503,
    says: 'The database user may not create roles. Let an administrator run "create role headway_app; create role headway_worker; create role headway_reporting; grant headway_app, headway_worker, headway_reporting to <user>" once, then start again.',
  },
  DATABASE_NEWER: {
    status: 503,
    says: 'The database was written by a newer Headway. Start that version, or restore a backup made with this one.',
  },
  ALREADY_RUNNING: { status: 503, says: 'Another Headway uses this data folder.' },
  NO_EMBEDDED_DATABASE: {
    status: 503,
    says: 'There is no embedded database for this kind of machine. Set DATABASE_URL to a PostgreSQL 15 or newer.',
  },
  EMBEDDED_DATABASE_FAILED: { status: 503, says: 'The embedded database did not start.' },
  PDF_NOT_AVAILABLE: {
    status: 503,
    says: 'This installation cannot make PDF files on this kind of machine. Word and Excel work.',
  },
  BAD_CONFIGURATION: { status: 500, says: 'The configuration is not usable.' },
} as const satisfies Record<string, { status: number; says: string }>;
