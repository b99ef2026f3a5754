import { type Case, fixed, type World } from './case.ts';

type Set = 'benchmarks' | 'benchmarksWaiting';

const one = (set: Set, rest: string, status: number, more: Partial<Case> = {}): Case => ({
  url: (world: World) => `/benchmarks/loads/${world[set]}${rest}`,
  status,
  ...more,
});

/** Published figures: an address names a file in the state that its route is for. */
export const BENCHMARK_CASES: Readonly<Record<string, Case>> = {
  'GET /benchmarks': fixed('/benchmarks'),
  'GET /benchmarks.csv': fixed('/benchmarks.csv'),
  'GET /benchmarks/load': fixed('/benchmarks/load'),
  'GET /benchmarks/template.csv': fixed('/benchmarks/template.csv'),
  'POST /benchmarks/loads': fixed('/benchmarks/loads', 422),
  'GET /benchmarks/loads/:id': one('benchmarks', '', 200),
  'GET /benchmarks/loads/:id/problems.csv': one('benchmarks', '/problems.csv', 200),
  'POST /benchmarks/loads/:id/acceptance': one('benchmarksWaiting', '/acceptance', 303, {
    fresh: 'benchmarksWaiting',
    form: () => ({ version: '1' }),
  }),
  'GET /benchmarks/loads/:id/withdrawal': one('benchmarks', '/withdrawal', 200),
  'POST /benchmarks/loads/:id/withdrawal': one('benchmarks', '/withdrawal', 303, {
    fresh: 'benchmarks',
    form: () => ({ version: '2', reason: 'A test' }),
  }),
};
