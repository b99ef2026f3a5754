import { datesInOrder } from './dates-in-order.ts';

export const reversedBeforeDecision = datesInOrder(
  'adoption',
  { first: 'decidedOn', next: 'decisionReversedOn' },
  {
    code: 'AX-305',
    title: 'The decision to place for adoption was reversed before it was made',
    whatToDo: 'Check both dates.',
    effect: 'warns',
  },
);
