import { addDays, type LocalDate } from '#kernel/local-date.ts';
import { CHILD_LISTS, rowsCheck } from './check.ts';

const LONGEST_PREGNANCY_DAYS = 294;

export const bornTooLate = rowsCheck(
  CHILD_LISTS,
  ['bornOn'],
  {
    code: 'AX-206',
    title: 'The date of birth is more than 42 weeks after the day of the extract',
    whatToDo: 'Correct the date of birth.',
    effect: 'warns',
  },
  () => ['bornOn'],
  (row, { asAt, today }) => {
    const bornOn = row['bornOn'];
    const day: LocalDate = asAt ?? today;
    return typeof bornOn === 'string' && bornOn > day && bornOn > addDays(day, LONGEST_PREGNANCY_DAYS);
  },
);
