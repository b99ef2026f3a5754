import { ageOn } from '#kernel/local-date.ts';
import { rowCheck } from './check.ts';

export const careOpenAt18 = rowCheck(
  'childrenInCare',
  ['endedOn', 'bornOn'],
  {
    code: 'AX-272',
    title: 'The period of care is open although the young person is 18 or older',
    whatToDo: 'Record when it ended, or correct the date of birth.',
    effect: 'warns',
  },
  (row, { asAt }) => row.endedOn === null && row.bornOn !== null && asAt !== null && ageOn(row.bornOn, asAt) >= 18,
);
