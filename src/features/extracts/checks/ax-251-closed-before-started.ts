import { datesInOrder } from './dates-in-order.ts';

export const needClosedBeforeStarted = datesInOrder(
  'childrenInNeed',
  { first: 'startedOn', next: 'closedOn' },
  {
    code: 'AX-251',
    title: 'The episode of need was closed before it started',
    whatToDo: 'Correct the start or the closure date.',
    effect: 'keepsOut',
  },
);
