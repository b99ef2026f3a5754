import { cellCheck } from './check.ts';

export const twoDigitYear = cellCheck('twoDigitYear', {
  code: 'AX-016',
  title: 'The year has two digits',
  whatToDo: 'Write years with four digits. It was read as a year from 1950 to 2049.',
  effect: 'warns',
});
