import { datesInOrder } from './dates-in-order.ts';

export const decisionBeforeCare = datesInOrder(
  'adoption',
  { first: 'enteredCareOn', next: 'decidedOn' },
  {
    code: 'AX-304',
    title: 'The decision to place for adoption was made before the child entered care',
    whatToDo: 'Check both dates.',
    effect: 'warns',
  },
);
