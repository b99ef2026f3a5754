import type { Role } from '../../../src/features/access/index.ts';
import { type Case, fixed, type World } from './case.ts';

const WRITTEN = ({ planPaper }: World) => `/plan/papers/written/${planPaper}`;
/** A draft is nobody's but those who read the plan itself. */
const NO_DRAFTS: Partial<Record<Role, number>> = { scrutinyReader: 404, partnerMember: 404 };

/** Papers of the plan, and reports that people write; forms are sent empty, and nothing changes. */
export const PLAN_PAPER_CASES: Readonly<Record<string, Case>> = {
  'GET /plan/papers': fixed('/plan/papers'),
  'GET /plan/papers/:paper/:format': fixed('/plan/papers/tracker/xlsx'),
  'GET /plan/papers/dfe-review': fixed('/plan/papers/dfe-review'),
  'POST /plan/papers/dfe-review': fixed('/plan/papers/dfe-review', 422),
  'GET /plan/versions/:id/paper/:format': {
    url: ({ planVersion }) => `/plan/versions/${planVersion}/paper/xlsx`,
    ...{ status: 200, statusOf: NO_DRAFTS },
  },
  'GET /plan/papers/written/new': fixed('/plan/papers/written/new'),
  'POST /plan/papers/written': fixed('/plan/papers/written', 422),
  'GET /plan/papers/written/:id': { url: WRITTEN, status: 200 },
  'GET /plan/papers/written/:id/edit': { url: (world) => `${WRITTEN(world)}/edit`, status: 200 },
  'POST /plan/papers/written/:id/edit': { url: (world) => `${WRITTEN(world)}/edit`, status: 422 },
  'POST /plan/papers/written/:id/sections': { url: (world) => `${WRITTEN(world)}/sections`, status: 422 },
  'GET /plan/papers/written/:id/sections/:number': { url: (world) => `${WRITTEN(world)}/sections/1`, status: 200 },
  'POST /plan/papers/written/:id/sections/:number': { url: (world) => `${WRITTEN(world)}/sections/1`, status: 422 },
  'POST /plan/papers/written/:id/sections/:number/build': {
    url: (world) => `${WRITTEN(world)}/sections/1/build`,
    status: 409,
  },
  'GET /plan/papers/written/:id/final': { url: (world) => `${WRITTEN(world)}/final`, status: 200 },
  'POST /plan/papers/written/:id/final': { url: (world) => `${WRITTEN(world)}/final`, status: 409 },
  'GET /plan/papers/written/:id/:format': { url: (world) => `${WRITTEN(world)}/xlsx`, status: 200 },
};
