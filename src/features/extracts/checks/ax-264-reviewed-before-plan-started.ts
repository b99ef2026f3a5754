import { datesInOrder } from './dates-in-order.ts';

export const reviewedBeforePlanStarted = datesInOrder(
  'childProtection',
  { first: 'startedOn', next: 'lastReviewOn' },
  {
    code: 'AX-264',
    title: 'The latest review conference was before the child protection plan started',
    whatToDo: 'Record the latest review of this plan; if there was none yet, leave the cell blank.',
    effect: 'warns',
  },
);
