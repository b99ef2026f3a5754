import { readingCheck } from './check.ts';

export const requiredBlank = readingCheck({
  code: 'AX-003',
  title: 'A cell that Ofsted asks for is blank',
  whatToDo: 'Fill it in where you know it.',
  effect: 'warns',
});
