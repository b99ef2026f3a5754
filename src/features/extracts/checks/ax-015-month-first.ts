import { cellCheck } from './check.ts';

export const monthFirst = cellCheck('monthFirst', {
  code: 'AX-015',
  title: 'The date only exists with the month first',
  whatToDo: 'Write dates as day/month/year, or say in the preview that the column has the month first.',
  effect: 'keepsOutWhereNeeded',
});
