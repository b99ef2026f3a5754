import { type Case, type Form, fixed, type Naming, newName, type World } from './case.ts';

const one = (rest: string, status: number, more: Partial<Case> = {}): Case => ({
  url: ({ inspection }: World) => `/inspections/${inspection}${rest}`,
  status,
  ...more,
});
const finding = (rest: string, status: number, more: Partial<Case> = {}): Case => ({
  url: ({ finding: id }: World) => `/findings/${id}${rest}`,
  status,
  ...more,
});
const recommendation = (rest: string, status: number, more: Partial<Case> = {}): Case => ({
  url: ({ recommendation: id }: World) => `/recommendations/${id}${rest}`,
  status,
  ...more,
});

const DESCRIBED = () => ({ kind: 'peerReview', title: `Review ${newName()}`, answer: 'no' });
const FINDING = () => ({ kind: 'strength', words: 'Words of the report' });
const choice = (
  field: 'team' | 'service' | 'follows',
  value: Naming['value'],
  rest: () => Form,
  status: number,
): Naming => ({ field, value, rest, status });
const places = (rest: () => Form, status: number) => [
  choice('team', ({ team }) => team, rest, status),
  choice('service', ({ service }) => service, rest, status),
];

/** Forms are sent empty or with an old version: who may is told what is wrong, and nothing changes. */
export const INSPECTION_CASES: Readonly<Record<string, Case>> = {
  'GET /inspections': fixed('/inspections'),
  'GET /inspections.csv': fixed('/inspections.csv'),
  'GET /inspections/expected': fixed('/inspections/expected'),
  'POST /inspections/expected': fixed('/inspections/expected', 422),
  'GET /inspections/new': fixed('/inspections/new'),
  'POST /inspections': fixed('/inspections', 422, {
    names: [choice('follows', ({ inspection }) => inspection, DESCRIBED, 303)],
  }),
  'GET /inspections/:inspection': one('', 200),
  'GET /inspections/:inspection/findings.csv': one('/findings.csv', 200),
  'GET /inspections/:inspection/edit': one('/edit', 200),
  'POST /inspections/:inspection/edit': one('/edit', 422, {
    names: [choice('follows', ({ inspection }) => inspection, DESCRIBED, 422)],
  }),
  'GET /inspections/:inspection/state': one('/state', 200),
  'POST /inspections/:inspection/state': one('/state', 422),
  'GET /inspections/:inspection/judgements': one('/judgements', 200),
  'POST /inspections/:inspection/judgements': one('/judgements', 409),
  'GET /inspections/:inspection/findings/new': one('/findings/new', 200),
  'POST /inspections/:inspection/findings': one('/findings', 422, { names: places(FINDING, 303) }),
  'GET /inspections/:inspection/recommendations/new': one('/recommendations/new', 200),
  'POST /inspections/:inspection/recommendations': one('/recommendations', 422),
  'GET /inspections/:inspection/feedback': one('/feedback', 200),
  // The chair hears what is held and does not write it down.
  'POST /inspections/:inspection/feedback': one('/feedback', 422, { statusOf: { boardChair: 404 } }),
  'GET /inspections/:inspection/documents/new': one('/documents/new', 200),
  'POST /inspections/:inspection/documents': one('/documents', 422, { sends: 'file' }),
  'GET /findings/:finding/edit': finding('/edit', 200),
  'POST /findings/:finding/edit': finding('/edit', 422, { names: places(FINDING, 409) }),
  'GET /findings/:finding/close': finding('/close', 200),
  'POST /findings/:finding/close': finding('/close', 422),
  'GET /recommendations/:recommendation/edit': recommendation('/edit', 200),
  'POST /recommendations/:recommendation/edit': recommendation('/edit', 422),
  'GET /recommendations/:recommendation/close': recommendation('/close', 200),
  'POST /recommendations/:recommendation/close': recommendation('/close', 422),
};
