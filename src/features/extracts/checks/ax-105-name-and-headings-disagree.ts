import { readingCheck } from './check.ts';

export const nameAndHeadingsDisagree = readingCheck({
  code: 'AX-105',
  title: 'The sheet is named after one list and has the headings of another',
  whatToDo: 'Check the sheet. It is read as the list that its headings fit.',
  effect: 'warns',
});
