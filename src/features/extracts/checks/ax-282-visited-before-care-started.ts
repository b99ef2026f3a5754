import { datesInOrder } from './dates-in-order.ts';

export const visitedBeforeCareStarted = datesInOrder(
  'childrenInCare',
  { first: 'startedOn', next: 'lastVisitOn' },
  {
    code: 'AX-282',
    title: 'The last social work visit was before the child came into care',
    whatToDo: 'Record the latest visit in this period of care; if there was none yet, leave the cell blank.',
    effect: 'warns',
  },
);
