import { datesInOrder } from './dates-in-order.ts';

export const placedBeforeMatched = datesInOrder(
  'adoption',
  { first: 'matchedOn', next: 'placedOn' },
  {
    code: 'AX-302',
    title: 'The child was placed for adoption before being matched',
    whatToDo: 'Check both dates.',
    effect: 'warns',
  },
);
