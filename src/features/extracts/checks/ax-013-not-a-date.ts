import { cellCheck } from './check.ts';

export const notADate = cellCheck('notADate', {
  code: 'AX-013',
  title: 'The cell should hold a date and does not',
  whatToDo: 'Write the date as day/month/year.',
  effect: 'keepsOutWhereNeeded',
});
