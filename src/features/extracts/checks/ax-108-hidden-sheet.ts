import { readingCheck } from './check.ts';

export const hiddenSheet = readingCheck({
  code: 'AX-108',
  title: 'A hidden sheet was not read',
  whatToDo: 'Show the sheet if it belongs to the extract; delete it if it holds what nobody should see.',
  effect: 'warns',
});
