import { differsBetweenLists } from './differs-between-lists.ts';

/** `2015-01-02` as 20150102. */
const asFigures = (day: string | number) => Number(String(day).replaceAll('-', ''));

export const differentBirths = differsBetweenLists('bornOn', asFigures, {
  code: 'AX-501',
  title: 'The same child has another date of birth in an earlier row',
  whatToDo: 'Correct the date of birth in the source; check that the two rows are about one child.',
  effect: 'warns',
});
