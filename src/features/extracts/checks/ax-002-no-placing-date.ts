import { readingCheck } from './check.ts';

export const noPlacingDate = readingCheck({
  code: 'AX-002',
  title: 'The row has no date to place it in time',
  whatToDo:
    'Add the date that the list is about (of contact, of referral, of the start); without it the row cannot be counted.',
  effect: 'keepsOut',
});
