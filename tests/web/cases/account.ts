import { type Case, fixed } from './case.ts';

/** Roles that see no figures, or only their own cases, do not begin with the scorecard. */
const BEGIN_ELSEWHERE = {
  socialWorker: 303,
  systemAdministrator: 303,
  councilAdministrator: 303,
  informationGovernanceOfficer: 303,
} as const;

/** One's own account, and what one was told. A session or a notice that is named is never one's own here. */
export const ACCOUNT_CASES: Readonly<Record<string, Case>> = {
  'GET /': fixed('/', 200, { statusOf: BEGIN_ELSEWHERE }),
  'GET /account': fixed('/account'),
  'GET /account/password': fixed('/account/password'),
  'POST /account/password': fixed('/account/password', 422),
  'GET /account/app': fixed('/account/app'),
  'POST /account/app': fixed('/account/app', 303),
  'POST /account/recovery-codes': fixed('/account/recovery-codes', 303),
  'POST /account/sessions/end': fixed('/account/sessions/end', 303, { ends: true }),
  'POST /account/sessions/:id/end': { url: ({ session }) => `/account/sessions/${session}/end`, status: 404 },
  'POST /confirm': fixed('/confirm', 303),
  'POST /sign-out': fixed('/sign-out', 303, { ends: true }),
  'GET /notices': fixed('/notices'),
  'GET /notices/:id': { url: ({ notice }) => `/notices/${notice}`, status: 303 },
  'POST /notices/:id/reading': { url: ({ notice }) => `/notices/${notice}/reading`, status: 303 },
  'POST /notices/reading': fixed('/notices/reading', 303),
  'GET /notices/undelivered': fixed('/notices/undelivered'),
  'GET /account/notices': fixed('/account/notices'),
  'POST /account/notices': fixed('/account/notices', 303),
};
