import { datesInOrder } from './dates-in-order.ts';

export const matchedBeforeDecision = datesInOrder(
  'adoption',
  { first: 'decidedOn', next: 'matchedOn' },
  {
    code: 'AX-301',
    title: 'The child was matched before the decision to place for adoption',
    whatToDo: 'Check both dates.',
    effect: 'warns',
  },
);
