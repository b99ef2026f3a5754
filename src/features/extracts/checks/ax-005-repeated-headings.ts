import { readingCheck } from './check.ts';

export const repeatedHeadings = readingCheck({
  code: 'AX-005',
  title: 'The headings are repeated among the rows',
  whatToDo: 'Take the row out of the list; it is left out.',
  effect: 'keepsOut',
});
