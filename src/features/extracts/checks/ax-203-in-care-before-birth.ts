import { rowCheck } from './check.ts';

export const inCareBeforeBirth = rowCheck(
  'childrenInCare',
  ['startedOn', 'bornOn'],
  {
    code: 'AX-203',
    title: 'The child came into care before being born',
    whatToDo: 'Correct the date of birth or the start of the period of care.',
    effect: 'warns',
  },
  ({ startedOn, bornOn }) => startedOn !== null && bornOn !== null && startedOn < bornOn,
);
