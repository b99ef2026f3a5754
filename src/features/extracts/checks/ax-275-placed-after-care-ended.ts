import { datesInOrder } from './dates-in-order.ts';

export const placedAfterCareEnded = datesInOrder(
  'childrenInCare',
  { first: 'placementStartedOn', next: 'endedOn' },
  {
    code: 'AX-275',
    title: 'The child ceased to be in care before the latest placement started',
    whatToDo: 'Check both dates.',
    effect: 'warns',
  },
);
