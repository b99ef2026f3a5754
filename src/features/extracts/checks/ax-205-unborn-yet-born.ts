import { CHILD_LISTS, rowsCheck } from './check.ts';

export const unbornYetBorn = rowsCheck(
  CHILD_LISTS,
  ['ageYears', 'bornOn'],
  {
    code: 'AX-205',
    title: 'The age says unborn (-1), but the date of birth has passed',
    whatToDo: 'Correct the age, or the expected date of birth.',
    effect: 'warns',
  },
  () => ['ageYears'],
  (row, { asAt }) => {
    const bornOn = row['bornOn'];
    return row['ageYears'] === -1 && typeof bornOn === 'string' && asAt !== null && bornOn <= asAt;
  },
);
