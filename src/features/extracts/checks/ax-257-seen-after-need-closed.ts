import { datesInOrder } from './dates-in-order.ts';

export const seenAfterNeedClosed = datesInOrder(
  'childrenInNeed',
  { first: 'lastSeenOn', next: 'closedOn' },
  {
    code: 'AX-257',
    title: 'The episode of need was closed before the child was last seen',
    whatToDo: 'Check the closure date, and whether the visit belongs to a new episode.',
    effect: 'warns',
  },
);
