import { rowCheck } from './check.ts';

export const authorisedWithoutDecision = rowCheck(
  'assessments',
  ['needsSupport', 'authorisedOn'],
  {
    code: 'AX-232',
    title: 'The assessment was authorised, but whether the child needs social care support is not recorded',
    whatToDo: 'Record the decision of the assessment.',
    effect: 'warns',
  },
  (row) => row.authorisedOn !== null && row.needsSupport === null,
);
