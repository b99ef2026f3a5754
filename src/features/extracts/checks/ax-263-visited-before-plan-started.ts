import { datesInOrder } from './dates-in-order.ts';

export const visitedBeforePlanStarted = datesInOrder(
  'childProtection',
  { first: 'startedOn', next: 'lastVisitOn' },
  {
    code: 'AX-263',
    title: 'The last statutory visit was before the child protection plan started',
    whatToDo: 'Record the latest visit under this plan; if there was none yet, leave the cell blank.',
    effect: 'warns',
  },
);
