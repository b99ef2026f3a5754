import { type Case, fixed, type Naming } from './case.ts';

/** The team whose rows are asked about; another council's is none. */
const TEAM: Naming = { field: 'team', value: ({ teamName }) => teamName, status: 200 };
const ofTeam = { names: [TEAM] };

/** How sound the data is, what is to be put right, and how figures settle. */
export const DATA_QUALITY_CASES: Readonly<Record<string, Case>> = {
  'GET /data-quality': fixed('/data-quality', 200, ofTeam),
  'GET /data-quality.csv': fixed('/data-quality.csv', 200, ofTeam),
  'GET /data-quality/columns': fixed('/data-quality/columns', 200, ofTeam),
  'GET /data-quality/columns.csv': fixed('/data-quality/columns.csv', 200, ofTeam),
  'GET /data-quality/fix': fixed('/data-quality/fix', 200, ofTeam),
  'POST /data-quality/fix': fixed('/data-quality/fix', 422),
  'GET /data-quality/fix.csv': fixed('/data-quality/fix.csv', 200, ofTeam),
  'POST /data-quality/fix.csv': fixed('/data-quality/fix.csv', 422),
  'GET /data-quality/maturing': fixed('/data-quality/maturing'),
  'GET /data-quality/maturing.csv': fixed('/data-quality/maturing.csv'),
  'GET /measures/:id/matured': fixed('/measures/FD-07/matured'),
};
