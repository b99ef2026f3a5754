import { rowCheck } from './check.ts';

export const legalStatusBeforeCare = rowCheck(
  'childrenInCare',
  ['legalStatusFrom', 'startedOn'],
  {
    code: 'AX-273',
    title: 'The current legal status began before the child came into care',
    whatToDo: 'Check both dates: a legal status in care starts with or after the period of care.',
    effect: 'warns',
  },
  (row) => row.legalStatusFrom !== null && row.startedOn !== null && row.legalStatusFrom < row.startedOn,
);
