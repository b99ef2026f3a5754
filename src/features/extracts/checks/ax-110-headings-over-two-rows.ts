import { readingCheck } from './check.ts';

export const headingsOverTwoRows = readingCheck({
  code: 'AX-110',
  title: 'The headings stand in two rows',
  whatToDo: 'Check in the preview that they were put together rightly.',
  effect: 'warns',
});
