import { readingCheck } from './check.ts';

export const listWithoutRows = readingCheck({
  code: 'AX-107',
  title: 'The list has headings and no rows',
  whatToDo: 'Check that the list is really empty before it takes the place of a full one.',
  effect: 'warns',
});
