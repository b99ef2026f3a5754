import { datesInOrder } from './dates-in-order.ts';

export const earlyHelpCompletedBeforeStarted = datesInOrder(
  'earlyHelp',
  { first: 'startedOn', next: 'completedOn' },
  {
    code: 'AX-221',
    title: 'The early help assessment was completed before it started',
    whatToDo: 'Correct the start or the completion date.',
    effect: 'keepsOut',
  },
);
