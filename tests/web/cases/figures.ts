import { type Case, fixed, type Naming } from './case.ts';

/** The team of a view is asked for in the address; another council's is none. */
const TEAM: Naming = { field: 'team', value: ({ teamName }) => teamName, status: 200 };
const GROUP: Naming = {
  field: 'group',
  rest: () => ({ dimension: 'team' }),
  value: ({ teamName }) => teamName,
  status: 200,
};
const ofTeam = { names: [TEAM] };

/** Measures, teams, children and reports. */
export const FIGURES_CASES: Readonly<Record<string, Case>> = {
  'GET /my-cases': fixed('/my-cases'),
  'GET /measures': fixed('/measures', 200),
  'GET /measures.csv': fixed('/measures.csv', 200),
  'GET /scorecard': fixed('/scorecard', 200, ofTeam),
  'GET /scorecard.csv': fixed('/scorecard.csv', 200, ofTeam),
  'GET /teams': fixed('/teams'),
  'GET /teams/:name': { url: ({ teamName }) => `/teams/${encodeURIComponent(teamName)}`, status: 200 },
  'GET /measures/:id': fixed('/measures/FD-07', 200, ofTeam),
  'GET /measures/:id/table.csv': fixed('/measures/FD-07/table.csv', 200, ofTeam),
  'GET /measures/:id/table.xlsx': fixed('/measures/FD-07/table.xlsx'),
  'GET /measures/:id/children': fixed('/measures/FD-07/children', 200, { names: [GROUP] }),
  'POST /measures/:id/children': fixed('/measures/FD-07/children', 422),
  'GET /measures/:id/children.csv': fixed('/measures/FD-07/children.csv', 200, { names: [GROUP] }),
  'POST /measures/:id/children.csv': fixed('/measures/FD-07/children.csv', 422),
  'GET /measures/:id/rebases': fixed('/measures/FD-07/rebases'),
  'POST /measures/:id/rebases': fixed('/measures/FD-07/rebases', 422),
  'POST /measures/:id/rebases/:month/removal': fixed('/measures/FD-07/rebases/2022-07/removal', 409),
  'GET /methods/trajectory': fixed('/methods/trajectory'),
  'GET /reports/board': fixed('/reports/board', 200, ofTeam),
  'GET /reports/board.docx': fixed('/reports/board.docx'),
  'GET /reports/board.pdf': fixed('/reports/board.pdf'),
  'GET /reports/board.xlsx': fixed('/reports/board.xlsx'),
  'GET /council': fixed('/council'),
  'POST /council/population': fixed('/council/population', 422),
};
