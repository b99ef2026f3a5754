import { rowCheck } from './check.ts';

export const endReasonWithoutDate = rowCheck(
  'childrenInCare',
  ['endedOn', 'endReason'],
  {
    code: 'AX-277',
    title: 'A reason why care ceased is recorded, but no date',
    whatToDo: 'Record when the period of care ended, or leave the reason blank while it is open.',
    effect: 'warns',
  },
  (row) => row.endReason !== null && row.endReason !== 'X1' && row.endedOn === null,
);
