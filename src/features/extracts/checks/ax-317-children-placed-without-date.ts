import { rowCheck } from './check.ts';

export const childrenPlacedWithoutDate = rowCheck(
  'adopters',
  ['placedOn', 'childrenPlaced'],
  {
    code: 'AX-317',
    title: 'Children are placed with the adopter, but the date is not recorded',
    whatToDo: 'Record when the children were placed.',
    effect: 'warns',
  },
  (row) => row.childrenPlaced !== null && row.childrenPlaced > 0 && row.placedOn === null,
);
