import { rowCheck } from './check.ts';

export const openStatusWithClosure = rowCheck(
  'childrenInNeed',
  ['caseStatus', 'closedOn'],
  {
    code: 'AX-255',
    title: 'The episode of need has a closure date, but the case status says that it is open',
    whatToDo: 'Correct the status or the closure date.',
    effect: 'warns',
  },
  (row) => row.closedOn !== null && row.caseStatus !== null && row.caseStatus !== 'closed',
);
