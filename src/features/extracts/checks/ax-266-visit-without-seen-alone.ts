import { rowCheck } from './check.ts';

export const visitWithoutSeenAlone = rowCheck(
  'childProtection',
  ['seenAlone', 'lastVisitOn'],
  {
    code: 'AX-266',
    title: 'A statutory visit is recorded, but not whether the child was seen alone',
    whatToDo: 'Record whether the child was seen alone.',
    effect: 'warns',
  },
  (row) => row.lastVisitOn !== null && row.seenAlone === null,
);
