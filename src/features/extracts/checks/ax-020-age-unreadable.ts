import { cellCheck } from './check.ts';

export const ageUnreadable = cellCheck('ageUnreadable', {
  code: 'AX-020',
  title: 'The age cannot be read',
  whatToDo: 'Write completed years, and -1 for an unborn child; Headway takes ages from the date of birth.',
  effect: 'warns',
});
