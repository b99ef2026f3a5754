import { readingCheck } from './check.ts';

export const neededColumnMissing = readingCheck({
  code: 'AX-102',
  title: 'The column without which no row can be counted is missing',
  whatToDo: 'Add the column of ids, or the date that the list is about, or tell Headway which heading it has.',
  effect: 'keepsOut',
});
