import { readingCheck } from './check.ts';

export const namedListWithoutHeadings = readingCheck({
  code: 'AX-111',
  title: 'The sheet is named after a list, but its headings were not found',
  whatToDo: 'Check the sheet: the headings of the list must stand within its first thirty rows.',
  effect: 'warns',
});
