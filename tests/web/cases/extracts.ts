import { type Case, fixed, type World } from './case.ts';

type State = 'accepted' | 'preview' | 'refused';

const one = (state: State, rest: string, status: number, more: Partial<Case> = {}): Case => ({
  url: (world: World) => `/extracts/${world[state]}${rest}`,
  status,
  ...more,
});

/** Files: an address names an extract in the state that its route is for. */
export const EXTRACT_CASES: Readonly<Record<string, Case>> = {
  'GET /extracts': fixed('/extracts'),
  'GET /extracts.csv': fixed('/extracts.csv'),
  'GET /extracts/new': fixed('/extracts/new'),
  'POST /extracts': fixed('/extracts', 422),
  'GET /extracts/:id': one('accepted', '', 200),
  'GET /extracts/:id/issues.csv': one('accepted', '/issues.csv', 200),
  'GET /extracts/:id/headings': one('preview', '/headings', 200),
  'POST /extracts/:id/headings': one('preview', '/headings', 303, {
    fresh: 'preview',
    form: () => ({ version: '1' }),
  }),
  'POST /extracts/:id/reading-as-csv': one('refused', '/reading-as-csv', 303, { fresh: 'refused' }),
  'POST /extracts/:id/acceptance': one('preview', '/acceptance', 303, {
    fresh: 'preview',
    form: () => ({ asAt: '2022-08-05', dataMonth: '2022-07', version: '1' }),
  }),
  'GET /extracts/:id/rejection': one('preview', '/rejection', 200),
  'POST /extracts/:id/rejection': one('preview', '/rejection', 303, { fresh: 'preview' }),
  'GET /extracts/:id/withdrawal': one('accepted', '/withdrawal', 200),
  'POST /extracts/:id/withdrawal': one('accepted', '/withdrawal', 303, {
    fresh: 'accepted',
    form: () => ({ reason: 'A test' }),
  }),
};
