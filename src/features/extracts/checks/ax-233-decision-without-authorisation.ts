import { rowCheck } from './check.ts';

export const decisionWithoutAuthorisation = rowCheck(
  'assessments',
  ['authorisedOn', 'needsSupport'],
  {
    code: 'AX-233',
    title: 'The decision of the assessment is recorded, but no date of authorisation',
    whatToDo: 'Record when the assessment was authorised; without it the assessment counts as open.',
    effect: 'warns',
  },
  (row) => row.needsSupport !== null && row.authorisedOn === null,
);
