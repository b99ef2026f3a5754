import { type Case, fixed, type World } from './case.ts';

const item = (status: number, more: Partial<Case> = {}): Case => ({
  url: () => '/readiness/items/auditsList',
  status,
  ...more,
});
const call = (rest: string, status: number, more: Partial<Case> = {}): Case => ({
  url: ({ call: id }: World) => `/readiness/calls/${id}${rest}`,
  status,
  ...more,
});
const own = (rest: string, status: number, more: Partial<Case> = {}): Case => ({
  url: ({ ownItem }: World) => `/readiness/own/${ownItem}${rest}`,
  status,
  ...more,
});
const NOTE = () => ({
  ...{ state: 'ready', version: '99', 'asAt-day': '1', 'asAt-month': '8', 'asAt-year': '2022' },
});

/** Forms are sent empty or with an old version: who may is told what is wrong, and nothing changes. */
export const READINESS_CASES: Readonly<Record<string, Case>> = {
  'GET /readiness': fixed('/readiness'),
  'GET /readiness.csv': fixed('/readiness.csv'),
  'GET /readiness/items/:item': item(200),
  'POST /readiness/items/:item': item(422, {
    names: [{ field: 'owner', value: ({ person }) => person, rest: NOTE, status: 409 }],
  }),
  'GET /readiness/calls/new': fixed('/readiness/calls/new'),
  'POST /readiness/calls': fixed('/readiness/calls', 422),
  'GET /readiness/calls/:call': call('', 200),
  'POST /readiness/calls/:call/ticks': call('/ticks', 409, { form: () => ({ item: 'tell', version: '99' }) }),
  'GET /readiness/calls/:call/end': call('/end', 200),
  'POST /readiness/calls/:call/end': call('/end', 422),
  'GET /readiness/own': fixed('/readiness/own'),
  'GET /readiness/own/new': fixed('/readiness/own/new?kind=paper'),
  'POST /readiness/own': fixed('/readiness/own', 422, { form: () => ({ kind: 'call' }) }),
  'GET /readiness/own/:own/edit': own('/edit', 200),
  'POST /readiness/own/:own': own('', 422),
  'GET /readiness/own/:own/end': own('/end', 200),
  'POST /readiness/own/:own/end': own('/end', 422),
};
