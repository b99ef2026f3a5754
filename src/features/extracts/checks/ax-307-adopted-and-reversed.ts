import { rowCheck } from './check.ts';

export const adoptedAndReversed = rowCheck(
  'adoption',
  ['decisionReversedOn', 'adoptedOn'],
  {
    code: 'AX-307',
    title: 'The child was adopted although the decision to place for adoption was reversed',
    whatToDo: 'Correct one of the two dates.',
    effect: 'warns',
  },
  (row) => row.adoptedOn !== null && row.decisionReversedOn !== null,
);
