import { datesInOrder } from './dates-in-order.ts';

export const visitedAfterPlanEnded = datesInOrder(
  'childProtection',
  { first: 'lastVisitOn', next: 'endedOn' },
  {
    code: 'AX-265',
    title: 'The child protection plan ended before its last statutory visit',
    whatToDo: 'Check the end of the plan and the date of the visit.',
    effect: 'warns',
  },
);
