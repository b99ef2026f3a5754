import type { Role } from '../../../src/features/access/index.ts';
import { type Case, fixed, type World } from './case.ts';

/** The action is the chair's: who else only answers for actions finds none, and who manages the plan writes for them. */
const NOT_THEIRS: Partial<Record<Role, number>> = {
  ...{ auditor: 404, moderator: 404, teamManager: 404, socialWorker: 404, boardMember: 404 },
  ...{ partnerMember: 404, dfeAdviser: 404 },
};
/** An answer is the owner's alone. */
const ONLY_THE_OWNER: Partial<Record<Role, number>> = {
  ...NOT_THEIRS,
  ...{ director: 404, performanceAnalyst: 404, qualityAssuranceManager: 404 },
};

const action = (rest: string, status: number, more: Partial<Case> = {}): Case => ({
  url: ({ planAction }: World) => `/plan/actions/${planAction}${rest}`,
  status,
  ...more,
});
const ask = (status: number): Case => ({
  url: ({ planAsk }: World) => `/my-actions/asks/${planAsk}`,
  ...{ status, statusOf: ONLY_THE_OWNER },
});

/** Forms are sent empty: who may is told what is wrong, and nothing changes. */
export const PLAN_UPDATE_CASES: Readonly<Record<string, Case>> = {
  'GET /my-actions': fixed('/my-actions'),
  'GET /my-actions/:id': {
    url: ({ planAction }: World) => `/my-actions/${planAction}`,
    ...{ status: 200, statusOf: ONLY_THE_OWNER },
  },
  'GET /plan/actions/:id/update': action('/update', 200, { statusOf: NOT_THEIRS }),
  'POST /plan/actions/:id/update': action('/update', 422, {
    ...{ statusOf: NOT_THEIRS, sends: 'file' },
    names: [
      {
        field: 'met-1',
        value: ({ planMilestone }) => planMilestone,
        rest: () => ({ seen: '0', opened: '1' }),
        status: 422,
      },
    ],
  }),
  'POST /plan/actions/:id/update/unchanged': action('/update/unchanged', 422, { statusOf: NOT_THEIRS }),
  'POST /plan/actions/:id/update/draft': action('/update/draft', 303, { statusOf: NOT_THEIRS }),
  'GET /plan/actions/:id/updates': action('/updates', 200),
  'POST /plan/actions/:id/link': action('/link', 303),
  'GET /plan/updates': fixed('/plan/updates'),
  'GET /plan/updates.csv': fixed('/plan/updates.csv'),
  'GET /plan/updates/people.csv': fixed('/plan/updates/people.csv'),
  'GET /plan/actions/:id/asks': action('/asks', 200),
  'POST /plan/actions/:id/asks': action('/asks', 422),
  'GET /my-actions/asks/:ask': ask(200),
  'POST /my-actions/asks/:ask': ask(422),
  'POST /plan/asks/:ask/end': { url: ({ planAsk }: World) => `/plan/asks/${planAsk}/end`, status: 303 },
};
