import { datesInOrder } from './dates-in-order.ts';

export const adoptedBeforePlaced = datesInOrder(
  'adoption',
  { first: 'placedOn', next: 'adoptedOn' },
  {
    code: 'AX-303',
    title: 'The adoption order was made before the child was placed for adoption',
    whatToDo: 'Check both dates.',
    effect: 'warns',
  },
);
