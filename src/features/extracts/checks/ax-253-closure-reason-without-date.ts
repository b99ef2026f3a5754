import { rowCheck } from './check.ts';

export const closureReasonWithoutDate = rowCheck(
  'childrenInNeed',
  ['closedOn', 'closureReason'],
  {
    code: 'AX-253',
    title: 'A reason for closure is recorded, but no closure date',
    whatToDo: 'Record when the episode was closed, or leave the reason blank while it is open.',
    effect: 'warns',
  },
  (row) => row.closureReason !== null && row.closedOn === null,
);
