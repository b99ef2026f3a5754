import { type Case, fixed } from './case.ts';

/** The record, the work in the background, and the installation's councils. */
export const RECORD_CASES: Readonly<Record<string, Case>> = {
  'GET /record': fixed('/record', 200, {
    names: [
      { field: 'person', value: ({ person }) => person, status: 200 },
      { field: 'about', value: ({ accepted }) => accepted, status: 200 },
    ],
  }),
  'GET /record.csv': fixed('/record.csv'),
  'GET /record.jsonl': fixed('/record.jsonl'),
  'GET /record/children': fixed('/record/children'),
  'POST /record/children': fixed('/record/children', 422, {
    names: [{ field: 'child', value: ({ child }) => child, rest: () => ({ reason: 'A test' }), status: 200 }],
  }),
  'GET /record/checks': fixed('/record/checks'),
  'POST /record/checks': fixed('/record/checks', 303),
  'GET /administration': fixed('/administration'),
  'GET /administration/jobs': fixed('/administration/jobs'),
  'POST /administration/jobs/:id/retry': { url: ({ job }) => `/administration/jobs/${job}/retry`, status: 303 },
  'GET /councils': fixed('/councils'),
  'GET /councils/new': fixed('/councils/new'),
  'POST /councils': fixed('/councils', 422),
  'POST /councils/:code/invitation': fixed('/councils/000/invitation', 404),
};
