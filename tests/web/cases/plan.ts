import type { Role } from '../../../src/features/access/index.ts';
import { type Case, type Form, fixed, type Naming, newName, type World } from './case.ts';

const ACTION = ({ planAction }: World) => `/plan/actions/${planAction}`;
const OUTCOME = ({ planOutcome }: World) => `/plan/outcomes/${planOutcome}`;
const PRIORITY = ({ planPriority }: World) => `/plan/priorities/${planPriority}`;
const PARTNER = ({ planPartner }: World) => `/plan/partners/${planPartner}`;
const MILESTONE = (world: World) => `${ACTION(world)}/milestones/${world.planMilestone}`;

/** Those who may update what they answer for, and neither answer for this action nor keep the plan. */
const NOT_THEIRS: Partial<Record<Role, number>> = {
  ...{ auditor: 404, moderator: 404, teamManager: 404, socialWorker: 404 },
  ...{ boardMember: 404, partnerMember: 404, dfeAdviser: 404 },
};

const day = (field: string, of: string): Form => {
  const [year = '', month = '', date = ''] = of.split('-');
  return { [`${field}-day`]: date, [`${field}-month`]: month, [`${field}-year`]: year };
};
const at = (url: (world: World) => string, status = 200, more: Partial<Case> = {}): Case => ({ url, status, ...more });
const within = (of: (world: World) => string, path: string) => (world: World) => `${of(world)}${path}`;

/** What the plan is narrowed by; another council's leaves as little as nobody's. */
const NARROWED: Naming[] = [
  { field: 'owner', value: ({ person }) => person, status: 200 },
  { field: 'priority', value: ({ planPriority }) => planPriority, status: 200 },
  { field: 'partner', value: ({ planPartner }) => planPartner, status: 200 },
];

const newPriority = () => ({ title: newName() });
const newOutcome = ({ planPriority }: World): Form => ({ words: newName(), priority: planPriority });
const newAction = ({ planOutcome }: World): Form => ({
  ...{ title: `Begin ${newName()}`, outcome: planOutcome, ownerWords: 'A post' },
  ...{ ...day('startsOn', '2022-08-01'), ...day('dueOn', '2022-12-01') },
});
const byPerson = (field: string, rest: (world: World) => Form, status: number): Naming => ({
  ...{ field, value: ({ person }) => person, rest, status },
});
const withoutPost = (world: World): Form => ({ ...newAction(world), ownerWords: '' });
const listed = (field: string, rest: (world: World) => Form, status: number): Naming[] =>
  ['1', '2'].map((number) => ({
    field: `${field}-${number}`,
    value: field === 'finding' ? ({ finding }: World) => finding : ({ recommendation }: World) => recommendation,
    ...{ rest, status },
  }));

/** An action's form names the same, whether it is new or changed; a form with an old version is answered with both sides. */
const ofAction = (status: number): Naming[] => [
  { field: 'outcome', value: ({ planOutcome }) => planOutcome, rest: newAction, status },
  { field: 'partner', value: ({ planPartner }) => planPartner, rest: newAction, status },
  byPerson('ownerId', withoutPost, status),
  ...listed('recommendation', newAction, status),
  ...listed('finding', newAction, status),
];

/** Reading the plan, and the forms that write it. Forms are sent empty: who may is told what is wrong, and nothing changes. */
export const PLAN_CASES: Readonly<Record<string, Case>> = {
  'GET /plan': fixed('/plan', 200, { names: NARROWED }),
  'GET /plan.csv': fixed('/plan.csv', 200, { names: NARROWED }),
  'GET /plan/outcomes/:id': at(OUTCOME),
  'GET /plan/actions/:id': at(ACTION),
  'GET /plan/new': fixed('/plan/new', 409),
  'POST /plan/new': fixed('/plan/new', 422),
  'GET /plan/edit': fixed('/plan/edit'),
  'POST /plan/edit': fixed('/plan/edit', 422),
  'GET /plan/priorities/new': fixed('/plan/priorities/new'),
  'POST /plan/priorities/new': fixed('/plan/priorities/new', 422, {
    names: [byPerson('sponsorId', newPriority, 303)],
  }),
  'GET /plan/priorities/:id/edit': at(within(PRIORITY, '/edit')),
  'POST /plan/priorities/:id/edit': at(within(PRIORITY, '/edit'), 422, {
    names: [byPerson('sponsorId', newPriority, 409)],
  }),
  'GET /plan/priorities/:id/end': at(within(PRIORITY, '/end')),
  'POST /plan/priorities/:id/end': at(within(PRIORITY, '/end'), 409),
  'GET /plan/outcomes/new': at(({ planPriority }) => `/plan/outcomes/new?priority=${planPriority}`),
  'POST /plan/outcomes/new': {
    url: () => '/plan/outcomes/new',
    form: ({ planPriority }) => ({ priority: planPriority }),
    status: 422,
    names: [
      { field: 'priority', value: ({ planPriority }) => planPriority, rest: () => ({ words: newName() }), status: 303 },
      byPerson('sponsorId', newOutcome, 303),
      ...listed('recommendation', newOutcome, 303),
    ],
  },
  'GET /plan/outcomes/:id/edit': at(within(OUTCOME, '/edit')),
  'POST /plan/outcomes/:id/edit': at(within(OUTCOME, '/edit'), 422, {
    names: [byPerson('sponsorId', newOutcome, 409), ...listed('recommendation', newOutcome, 409)],
  }),
  'GET /plan/outcomes/:id/end': at(within(OUTCOME, '/end')),
  'POST /plan/outcomes/:id/end': at(within(OUTCOME, '/end'), 409),
  'GET /plan/actions/new': fixed('/plan/actions/new', 200, {
    names: [{ field: 'outcome', value: ({ planOutcome }) => planOutcome, status: 200 }],
  }),
  'POST /plan/actions/new': fixed('/plan/actions/new', 422, { names: ofAction(303) }),
  'GET /plan/actions/:id/edit': at(within(ACTION, '/edit')),
  'POST /plan/actions/:id/edit': at(within(ACTION, '/edit'), 422, { names: ofAction(409) }),
  'GET /plan/actions/:id/milestones/new': at(within(ACTION, '/milestones/new')),
  'POST /plan/actions/:id/milestones/new': at(within(ACTION, '/milestones/new'), 422),
  'GET /plan/actions/:id/milestones/:milestone/edit': at(within(MILESTONE, '/edit')),
  'POST /plan/actions/:id/milestones/:milestone/edit': at(within(MILESTONE, '/edit'), 422),
  'GET /plan/actions/:id/milestones/:milestone/met': at(within(MILESTONE, '/met'), 200, { statusOf: NOT_THEIRS }),
  'POST /plan/actions/:id/milestones/:milestone/met': at(within(MILESTONE, '/met'), 422, { statusOf: NOT_THEIRS }),
  'GET /plan/partners': fixed('/plan/partners'),
  'GET /plan/partners/new': fixed('/plan/partners/new'),
  'POST /plan/partners/new': fixed('/plan/partners/new', 422, {
    names: [byPerson('person-1', () => ({ name: newName() }), 303)],
  }),
  'GET /plan/partners/:id/edit': at(within(PARTNER, '/edit')),
  'POST /plan/partners/:id/edit': at(within(PARTNER, '/edit'), 422, {
    names: [byPerson('person-1', () => ({ name: newName() }), 409)],
  }),
  'GET /plan/partners/:id/end': at(within(PARTNER, '/end')),
  'POST /plan/partners/:id/end': at(within(PARTNER, '/end'), 409),
};
