import { rowCheck } from './check.ts';

export const reversedWithoutReason = rowCheck(
  'adoption',
  ['reversalReason', 'decisionReversedOn'],
  {
    code: 'AX-306',
    title: 'The decision to place for adoption was reversed without a reason',
    whatToDo: 'Record the reason.',
    effect: 'warns',
  },
  (row) => row.decisionReversedOn !== null && row.reversalReason === null,
);
