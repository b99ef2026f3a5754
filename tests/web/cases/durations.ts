import { type Case, fixed, type Naming } from './case.ts';

/** The team whose durations are asked for; another council's is none. */
const TEAM: Naming = { field: 'team', value: ({ teamName }) => teamName, status: 200 };
const ofTeam = { names: [TEAM] };

/** How long things take. */
export const DURATION_CASES: Readonly<Record<string, Case>> = {
  'GET /durations': fixed('/durations'),
  'GET /durations.csv': fixed('/durations.csv'),
  'GET /durations/:kind': fixed('/durations/assessments', 200, ofTeam),
  'GET /durations/:kind/curve.csv': fixed('/durations/assessments/curve.csv', 200, ofTeam),
};
