import { readingCheck } from './check.ts';

export const monthFirstColumn = readingCheck({
  code: 'AX-109',
  title: 'The column’s dates seem to have the month first',
  whatToDo: 'Say in the preview whether they do: until then 04/05 is read as 4 May.',
  effect: 'warns',
});
