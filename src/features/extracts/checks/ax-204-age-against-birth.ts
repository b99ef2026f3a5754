import { ageOn, type LocalDate } from '#kernel/local-date.ts';
import { CHILD_LISTS, rowsCheck } from './check.ts';

/** Files are written some days around the as-at date, and a birthday may fall between. */
const YEARS_ALLOWED = 1;

export const ageAgainstBirth = rowsCheck(
  CHILD_LISTS,
  ['ageYears', 'bornOn'],
  {
    code: 'AX-204',
    title: 'The age does not fit the date of birth',
    whatToDo: 'Correct the date of birth; Headway takes ages from it and not from the age column.',
    effect: 'warns',
  },
  () => ['ageYears'],
  (row, { asAt }) => {
    const [age, bornOn] = [row['ageYears'], row['bornOn']];
    if (typeof age !== 'number' || typeof bornOn !== 'string' || asAt === null || bornOn > asAt || age < 0)
      return false;
    return Math.abs(age - ageOn(bornOn as LocalDate, asAt)) > YEARS_ALLOWED;
  },
);
