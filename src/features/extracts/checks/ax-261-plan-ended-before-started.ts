import { datesInOrder } from './dates-in-order.ts';

export const planEndedBeforeStarted = datesInOrder(
  'childProtection',
  { first: 'startedOn', next: 'endedOn' },
  {
    code: 'AX-261',
    title: 'The child protection plan ended before it started',
    whatToDo: 'Correct the start or the end of the plan.',
    effect: 'keepsOut',
  },
);
