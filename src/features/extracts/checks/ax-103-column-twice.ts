import { readingCheck } from './check.ts';

export const columnTwice = readingCheck({
  code: 'AX-103',
  title: 'Two headings are the same column',
  whatToDo: 'Say in the preview which of the two to read; until then neither is.',
  effect: 'warns',
});
