import { readingCheck } from './check.ts';

export const totalRow = readingCheck({
  code: 'AX-004',
  title: 'The row is a total, not a case',
  whatToDo: 'Take totals out of the list; the row is left out.',
  effect: 'keepsOut',
});
