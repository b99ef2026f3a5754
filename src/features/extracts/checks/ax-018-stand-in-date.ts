import { cellCheck } from './check.ts';

export const standInDate = cellCheck('standInDate', {
  code: 'AX-018',
  title: 'The date stands in for no date (1 January 1900, 31 December 9999)',
  whatToDo: 'Leave the cell blank where there is no date.',
  effect: 'keepsOutWhereNeeded',
});
