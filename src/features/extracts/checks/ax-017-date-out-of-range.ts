import { cellCheck } from './check.ts';

export const dateOutOfRange = cellCheck('dateOutOfRange', {
  code: 'AX-017',
  title: 'The date is before 1920 or after 2100, or the number is no date',
  whatToDo: 'Correct the date; a year alone, such as 2022, is not a date.',
  effect: 'keepsOutWhereNeeded',
});
