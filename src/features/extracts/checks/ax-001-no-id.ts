import { readingCheck } from './check.ts';

export const noId = readingCheck({
  code: 'AX-001',
  title: 'The row does not say whom it is about',
  whatToDo: 'Add the id; without it the row cannot be counted.',
  effect: 'keepsOut',
});
