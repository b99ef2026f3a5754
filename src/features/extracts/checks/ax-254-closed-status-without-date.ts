import { rowCheck } from './check.ts';

export const closedStatusWithoutDate = rowCheck(
  'childrenInNeed',
  ['caseStatus', 'closedOn'],
  {
    code: 'AX-254',
    title: 'The case status says closed, but there is no closure date',
    whatToDo: 'Record the closure date, or the status that the open case has.',
    effect: 'warns',
  },
  (row) => row.caseStatus === 'closed' && row.closedOn === null,
);
