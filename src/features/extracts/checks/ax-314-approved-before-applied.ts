import { datesInOrder } from './dates-in-order.ts';

export const approvedBeforeApplied = datesInOrder(
  'adopters',
  { first: 'appliedOn', next: 'approvedOn' },
  {
    code: 'AX-314',
    title: 'The application was approved before it was submitted',
    whatToDo: 'Check both dates.',
    effect: 'warns',
  },
);
