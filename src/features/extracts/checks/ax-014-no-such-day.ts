import { cellCheck } from './check.ts';

export const noSuchDay = cellCheck('noSuchDay', {
  code: 'AX-014',
  title: 'The calendar has no such day',
  whatToDo: 'Correct the date; 30 February is never read as 2 March.',
  effect: 'keepsOutWhereNeeded',
});
