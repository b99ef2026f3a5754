import { datesInOrder } from './dates-in-order.ts';

export const seenBeforeNeedStarted = datesInOrder(
  'childrenInNeed',
  { first: 'startedOn', next: 'lastSeenOn' },
  {
    code: 'AX-256',
    title: 'The child was last seen before the episode of need started',
    whatToDo: 'Record the latest visit; if there was none yet, leave the cell blank.',
    effect: 'warns',
  },
);
