import { type Case, fixed, type Naming } from './case.ts';

/** The team whose cohort is asked for; another council's is none. */
const TEAM: Naming = { field: 'team', value: ({ teamName }) => teamName, status: 200 };
const ofTeam = { names: [TEAM] };

/** What happens next. */
export const JOURNEY_CASES: Readonly<Record<string, Case>> = {
  'GET /journeys': fixed('/journeys'),
  'GET /journeys/:kind': fixed('/journeys/referrals', 200, ofTeam),
  'GET /journeys/:kind/table.csv': fixed('/journeys/referrals/table.csv', 200, ofTeam),
};
