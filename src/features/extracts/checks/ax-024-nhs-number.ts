import { cellCheck } from './check.ts';

export const nhsNumber = cellCheck('nhsNumber', {
  code: 'AX-024',
  title: 'The cell seems to hold an NHS number',
  whatToDo: 'Take it out: the lists do not ask for NHS numbers, and it is seen wherever the cell is shown.',
  effect: 'warns',
});
