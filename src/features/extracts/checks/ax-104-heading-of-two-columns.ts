import { readingCheck } from './check.ts';

export const headingOfTwoColumns = readingCheck({
  code: 'AX-104',
  title: 'The heading may be either of two columns',
  whatToDo: 'Say in the preview which it is; until then it is not read.',
  effect: 'warns',
});
