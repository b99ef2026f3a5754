import { type Case, fixed } from './case.ts';

/** Teams and groups of children compared. */
export const COMPARISON_CASES: Readonly<Record<string, Case>> = {
  'GET /measures/:id/groups': fixed('/measures/AS-01/groups'),
  'GET /measures/:id/groups.csv': fixed('/measures/AS-01/groups.csv'),
  'GET /teams/matrix': fixed('/teams/matrix'),
  'GET /teams/matrix.csv': fixed('/teams/matrix.csv'),
};
