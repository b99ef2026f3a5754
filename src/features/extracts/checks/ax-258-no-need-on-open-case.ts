import { rowCheck } from './check.ts';

export const noNeedOnOpenCase = rowCheck(
  'childrenInNeed',
  ['primaryNeed', 'caseStatus'],
  {
    code: 'AX-258',
    title: 'An open case has the need code N9 (not a child in need) or N0 (not stated)',
    whatToDo: 'Record the primary need that the child is helped with.',
    effect: 'warns',
  },
  (row) =>
    (row.primaryNeed === 'N9' || row.primaryNeed === 'N0') && row.caseStatus !== null && row.caseStatus !== 'closed',
);
