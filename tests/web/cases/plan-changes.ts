import type { Role } from '../../../src/features/access/index.ts';
import { type Case, type Form, fixed, type World } from './case.ts';

/** Those who answer for actions and neither own, sponsor nor keep this one. */
const ASKED_BY = { director: 200, performanceAnalyst: 200, qualityAssuranceManager: 200, boardChair: 200 } as const;
const also = (status: number): Partial<Record<Role, number>> =>
  Object.fromEntries(Object.keys(ASKED_BY).map((role) => [role, status]));
const NOT_THEIRS: Partial<Record<Role, number>> = { socialWorker: 404, partnerMember: 404 };
/** A draft is nobody's but those who read the plan itself. */
const NO_DRAFTS: Partial<Record<Role, number>> = { scrutinyReader: 404, partnerMember: 404 };

const ACTION = ({ planAction }: World) => `/plan/actions/${planAction}`;
const CHANGE = ({ planChange }: World) => `/plan/changes/${planChange}`;
const VERSION = ({ planVersion }: World) => `/plan/versions/${planVersion}`;
const COMPARED = (world: World) => `${VERSION(world)}/compare/${world.planVersion}`;
const due = (prefix: string): Form => ({
  ...{ [`${prefix}-day`]: '31', [`${prefix}-month`]: '8', [`${prefix}-year`]: '2022' },
});

const NEW_ACTION = (world: World): Form => ({
  ...{ title: 'Visit every week', outcomeId: world.planOutcome, ownerWords: 'Head of service', reason: 'A gap' },
  ...{ 'startsOn-day': '10', 'startsOn-month': '8', 'startsOn-year': '2022', ...due('dueOn') },
});
const PRIORITY = { field: 'priority', value: ({ planPriority }: World) => planPriority, status: 200 };

export const PLAN_CHANGE_CASES: Readonly<Record<string, Case>> = {
  'GET /plan/changes': fixed('/plan/changes'),
  'GET /plan/changes.csv': fixed('/plan/changes.csv'),
  'GET /plan/slips': fixed('/plan/slips', 200, { names: [PRIORITY] }),
  'GET /plan/slips.csv': fixed('/plan/slips.csv', 200, { names: [PRIORITY] }),
  'GET /plan/changes/rules': fixed('/plan/changes/rules'),
  'GET /plan/changes/rules/new': fixed('/plan/changes/rules/new'),
  'POST /plan/changes/rules': fixed('/plan/changes/rules', 422),
  'GET /plan/changes/new': fixed('/plan/changes/new'),
  'POST /plan/changes/new': fixed('/plan/changes/new', 422, {
    names: [
      { field: 'outcomeId', value: ({ planOutcome }) => planOutcome, rest: NEW_ACTION, status: 303 },
      { field: 'ownerId', value: ({ person }) => person, rest: NEW_ACTION, status: 303 },
      ...['answer1', 'answer2', 'answer3'].map((field) => ({
        ...{ field, value: ({ recommendation }: World) => recommendation, rest: NEW_ACTION, status: 303 },
      })),
    ],
  }),
  'GET /plan/actions/:id/changes/new': {
    url: (world) => `${ACTION(world)}/changes/new`,
    ...{ status: 404, statusOf: also(200) },
  },
  'POST /plan/actions/:id/changes/new': {
    url: (world) => `${ACTION(world)}/changes/new`,
    form: () => ({ kind: 'withdraw' }),
    ...{ status: 404, statusOf: also(422) },
    names: [
      {
        ...{ field: 'milestone', value: ({ planMilestone }) => planMilestone, status: 303 },
        rest: () => ({ kind: 'milestone', reason: 'Two teams', ...due('dueOn'), 'dueOn-day': '30' }),
      },
      {
        ...{ field: 'outcomeId', value: ({ planOutcome }) => planOutcome, status: 303 },
        rest: () => ({ kind: 'scope', reason: 'Clearer', title: 'In other words' }),
      },
      {
        ...{ field: 'ownerId', value: ({ person }) => person, status: 303 },
        rest: () => ({ kind: 'owner', reason: 'A move', partnerId: '' }),
      },
      {
        ...{ field: 'part2OwnerId', value: ({ person }) => person, status: 303 },
        rest: () => ({
          ...{ kind: 'split', reason: 'Two teams', part1: 'One', part2: 'Two' },
          ...{ ...due('part1DueOn'), ...due('part2DueOn') },
        }),
      },
    ],
  },
  'GET /plan/changes/:id': { url: CHANGE, status: 200 },
  'GET /plan/actions/:id/changes/:change': {
    url: (world) => `${ACTION(world)}/changes/${world.planChange}`,
    ...{ status: 200, statusOf: NOT_THEIRS },
  },
  'POST /plan/changes/:id/decision': {
    url: (world) => `${CHANGE(world)}/decision`,
    form: () => ({ version: '1' }),
    ...{ status: 404, statusOf: { director: 422 } },
  },
  'POST /plan/changes/:id/taking-back': {
    url: (world) => `${CHANGE(world)}/taking-back`,
    ...{ status: 404, statusOf: { boardChair: 409 } },
  },
  'GET /plan/versions': fixed('/plan/versions'),
  'GET /plan/versions/new': fixed('/plan/versions/new'),
  'POST /plan/versions': fixed('/plan/versions', 422),
  'GET /plan/versions/:id': { url: VERSION, status: 200, statusOf: NO_DRAFTS },
  'GET /plan/versions/:id/plan.json': {
    url: (world) => `${VERSION(world)}/plan.json`,
    ...{ status: 200, statusOf: NO_DRAFTS },
  },
  'GET /plan/versions/:id/steps/new': {
    url: (world) => `${VERSION(world)}/steps/new?state=consulted`,
    status: 200,
  },
  'POST /plan/versions/:id/steps': {
    url: (world) => `${VERSION(world)}/steps`,
    form: () => ({ state: 'consulted', version: '1' }),
    status: 422,
  },
  'GET /plan/versions/:a/compare/:b': { url: COMPARED, status: 200, statusOf: NO_DRAFTS },
  'GET /plan/versions/:a/compare/:b/differences.csv': {
    url: (world) => `${COMPARED(world)}/differences.csv`,
    ...{ status: 200, statusOf: NO_DRAFTS },
  },
};
