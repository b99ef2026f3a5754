import { rowCheck } from './check.ts';

export const needClosedWithoutReason = rowCheck(
  'childrenInNeed',
  ['closureReason', 'closedOn'],
  {
    code: 'AX-252',
    title: 'The episode of need was closed without a reason',
    whatToDo: 'Record why it was closed.',
    effect: 'warns',
  },
  (row) => row.closedOn !== null && row.closureReason === null,
);
