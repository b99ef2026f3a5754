import { type Case, fixed, type Naming, type World } from './case.ts';

/** What the pages of the thread are narrowed by; another council's leaves nothing out. */
const PRIORITY: Naming = { field: 'priority', value: ({ planPriority }) => planPriority, status: 200 };
const RECOMMENDATION: Naming = { field: 'recommendation', value: ({ recommendation }) => recommendation, status: 200 };
const OWNER: Naming = { field: 'owner', value: ({ person }) => person, status: 200 };

const of = (url: (world: World) => string): Case => ({ url, status: 200 });

/** The golden thread: every page reads, and writes nothing. */
export const PLAN_THREAD_CASES: Readonly<Record<string, Case>> = {
  'GET /plan/impact': fixed('/plan/impact', 200, { names: [PRIORITY, RECOMMENDATION] }),
  'GET /plan/impact.csv': fixed('/plan/impact.csv', 200, { names: [PRIORITY, RECOMMENDATION] }),
  'GET /plan/recommendations': fixed('/plan/recommendations', 200, { names: [PRIORITY] }),
  'GET /plan/recommendations.csv': fixed('/plan/recommendations.csv', 200, { names: [PRIORITY] }),
  'GET /plan/recommendations/:id': of(({ recommendation }) => `/plan/recommendations/${recommendation}`),
  'GET /plan/findings/:id': of(({ finding }) => `/plan/findings/${finding}`),
  'GET /plan/measures/:id': fixed('/plan/measures/CP-04'),
  'GET /plan/coverage': fixed('/plan/coverage'),
  'GET /plan/coverage.csv': fixed('/plan/coverage.csv'),
  'GET /plan/forward': fixed('/plan/forward', 200, { names: [OWNER, PRIORITY] }),
  'GET /plan/forward.csv': fixed('/plan/forward.csv', 200, { names: [PRIORITY] }),
  'GET /plan/ledger': fixed('/plan/ledger'),
  'GET /plan/ledger.csv': fixed('/plan/ledger.csv'),
};
