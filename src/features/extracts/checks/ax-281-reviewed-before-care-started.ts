import { datesInOrder } from './dates-in-order.ts';

export const reviewedBeforeCareStarted = datesInOrder(
  'childrenInCare',
  { first: 'startedOn', next: 'lastReviewOn' },
  {
    code: 'AX-281',
    title: 'The latest statutory review was before the child came into care',
    whatToDo: 'Record the latest review of this period of care; if there was none yet, leave the cell blank.',
    effect: 'warns',
  },
);
