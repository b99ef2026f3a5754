import type { Role } from '../../../src/features/access/index.ts';
import { type Case, fixed, type World } from './case.ts';

const ACTION = ({ planAction }: World) => `/plan/actions/${planAction}`;
const OUTCOME = ({ planOutcome }: World) => `/plan/outcomes/${planOutcome}`;
const TEST = ({ planTest }: World) => `/plan/tests/${planTest}`;

/** Those who see no more of the plan than what they answer for, and do not answer for this action. */
const NOT_THEIRS: Partial<Record<Role, number>> = { socialWorker: 404, partnerMember: 404 };

/** Those who read the plan, and neither keep it nor verify evidence. */
const READERS: Partial<Record<Role, number>> = {
  ...{ auditor: 404, teamManager: 404, boardMember: 404, dfeAdviser: 404, inspector: 404 },
};

/** Forms are sent empty: who may is told what is wrong, and nothing changes. */
export const PLAN_AXES_CASES: Readonly<Record<string, Case>> = {
  'GET /plan/rules': fixed('/plan/rules'),
  'GET /plan/actions/:id/delivered': {
    url: (world) => `${ACTION(world)}/delivered`,
    ...{ status: 200, statusOf: NOT_THEIRS },
  },
  'POST /plan/actions/:id/delivered': {
    url: (world) => `${ACTION(world)}/delivered`,
    ...{ status: 404, statusOf: { boardChair: 422 } },
  },
  'POST /plan/actions/:id/delivered/answer': {
    url: (world) => `${ACTION(world)}/delivered/answer`,
    ...{ status: 404, statusOf: { director: 422 } },
  },
  'GET /plan/actions/:id/override': { url: (world) => `${ACTION(world)}/override`, status: 200 },
  'POST /plan/actions/:id/override': { url: (world) => `${ACTION(world)}/override`, status: 422 },
  'POST /plan/actions/:id/override/end': { url: (world) => `${ACTION(world)}/override/end`, status: 409 },
  'GET /plan/outcomes/:id/tests/new': { url: (world) => `${OUTCOME(world)}/tests/new`, status: 200 },
  'POST /plan/outcomes/:id/tests': { url: (world) => `${OUTCOME(world)}/tests`, status: 422 },
  'GET /plan/tests/:id': { url: TEST, status: 200 },
  'POST /plan/tests/:id': { url: TEST, status: 422 },
  'POST /plan/tests/:id/retire': { url: (world) => `${TEST(world)}/retire`, status: 409 },
  'GET /plan/tests/:id/results/new': { url: (world) => `${TEST(world)}/results/new`, status: 200, statusOf: READERS },
  'POST /plan/tests/:id/results': {
    url: (world) => `${TEST(world)}/results`,
    ...{ status: 422, statusOf: READERS },
    names: [
      {
        field: 'action',
        value: ({ planAction }) => planAction,
        rest: () => ({ verdict: 'better', words: 'Nine of twelve', 'on-day': '1', 'on-month': '8', 'on-year': '2022' }),
        status: 303,
      },
    ],
  },
};
