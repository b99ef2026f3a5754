import { readingCheck } from './check.ts';

export const listTwice = readingCheck({
  code: 'AX-106',
  title: 'Two sheets hold the same list',
  whatToDo: 'Leave one of them out of the file, or say in the preview which to read; only the first is.',
  effect: 'warns',
});
