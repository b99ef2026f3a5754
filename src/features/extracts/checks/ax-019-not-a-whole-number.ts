import { cellCheck } from './check.ts';

export const notAWholeNumber = cellCheck('notAWholeNumber', {
  code: 'AX-019',
  title: 'The cell should hold a whole number from 0 and does not',
  whatToDo: 'Write the count in figures.',
  effect: 'warns',
});
