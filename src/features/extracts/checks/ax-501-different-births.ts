import { type LocalDate, toDayNumber } from '#kernel/local-date.ts';
import { differsBetweenLists } from './differs-between-lists.ts';

export const differentBirths = differsBetweenLists('bornOn', (value) => toDayNumber(value as LocalDate), {
  code: 'AX-501',
  title: 'The same child has another date of birth in an earlier row',
  whatToDo: 'Correct the date of birth in the source; check that the two rows are about one child.',
  effect: 'warns',
});
