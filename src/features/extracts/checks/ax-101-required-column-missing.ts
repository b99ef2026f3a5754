import { readingCheck } from './check.ts';

export const requiredColumnMissing = readingCheck({
  code: 'AX-101',
  title: 'A column that Ofsted asks for is missing',
  whatToDo: 'Add the column, or tell Headway in the preview which heading it has. The list is read without it.',
  effect: 'warns',
});
