import { type Case, fixed } from './case.ts';

/** Forms are sent empty or with an old version: who may is told what is wrong, and nothing changes. */
export const FEED_CASES: Readonly<Record<string, Case>> = {
  'GET /feeds': fixed('/feeds'),
  'GET /feeds/new': fixed('/feeds/new'),
  'POST /feeds': fixed('/feeds', 422, {
    names: [
      {
        field: 'part-0',
        value: ({ teamName }) => `team ${teamName}`,
        rest: () => ({ name: 'A test', counts: 'no', reach: 'parts', months: '12' }),
        status: 200,
      },
    ],
  }),
  'GET /feeds/:feed/revocation': { url: ({ feed }) => `/feeds/${feed}/revocation`, status: 200 },
  'POST /feeds/:feed/revocation': {
    url: ({ feed }) => `/feeds/${feed}/revocation`,
    form: () => ({ version: '0' }),
    status: 409,
  },
};

/** What a token opens, and no session does: tried in `feeds.test.ts`. */
export const BY_TOKEN = [
  'GET /api/v1/benchmarks',
  'GET /api/v1/benchmarks.csv',
  'GET /api/v1/measures',
  'GET /api/v1/measures.csv',
  'GET /api/v1/teams',
  'GET /api/v1/teams.csv',
  'GET /api/v1/values',
  'GET /api/v1/values.csv',
];
