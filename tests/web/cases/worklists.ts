import { type Case, fixed, type Naming } from './case.ts';

/** The team whose clocks are asked for; another council's is none. */
const TEAM: Naming = { field: 'team', value: ({ teamName }) => teamName, status: 200 };
const REASON = { reason: 'A reason of a test' };

/** Children to act on. */
export const WORKLIST_CASES: Readonly<Record<string, Case>> = {
  'GET /act-on': fixed('/act-on', 200, { names: [TEAM] }),
  'POST /act-on': fixed('/act-on', 422, { names: [{ ...TEAM, rest: () => REASON }] }),
  'GET /act-on.csv': fixed('/act-on.csv', 200, { names: [TEAM] }),
  'POST /act-on.csv': fixed('/act-on.csv', 422, { names: [{ ...TEAM, rest: () => REASON }] }),
};
