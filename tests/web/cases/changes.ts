import { type Case, fixed, type Naming } from './case.ts';

const TEAM: Naming = { field: 'team', value: ({ teamName }) => teamName, status: 200 };

/** What changed, and sentences that are checked. */
export const CHANGES_CASES: Readonly<Record<string, Case>> = {
  'GET /changes': fixed('/changes', 200, { names: [TEAM] }),
  'GET /changes.csv': fixed('/changes.csv', 200, { names: [TEAM] }),
  'GET /claims': fixed('/claims'),
  'POST /claims': fixed('/claims', 422),
};
