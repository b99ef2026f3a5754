import { rowCheck } from './check.ts';

export const careEndedWithoutReason = rowCheck(
  'childrenInCare',
  ['endReason', 'endedOn'],
  {
    code: 'AX-276',
    title: 'The child ceased to be in care without a reason',
    whatToDo: 'Record why the period of care ended.',
    effect: 'warns',
  },
  (row) => row.endedOn !== null && row.endReason === null,
);
