import { datesInOrder } from './dates-in-order.ts';

export const careEndedBeforeStarted = datesInOrder(
  'childrenInCare',
  { first: 'startedOn', next: 'endedOn' },
  {
    code: 'AX-271',
    title: 'The child ceased to be in care before coming into care',
    whatToDo: 'Correct the start or the end of the period of care.',
    effect: 'keepsOut',
  },
);
