import { rowCheck } from './check.ts';

export const adopterLeftWithoutReason = rowCheck(
  'adopters',
  ['leavingReason', 'leftOn'],
  {
    code: 'AX-316',
    title: 'The prospective adopter left the process without a reason',
    whatToDo: 'Record the reason.',
    effect: 'warns',
  },
  (row) => row.leftOn !== null && row.leavingReason === null,
);
