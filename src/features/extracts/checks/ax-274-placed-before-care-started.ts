import { datesInOrder } from './dates-in-order.ts';

export const placedBeforeCareStarted = datesInOrder(
  'childrenInCare',
  { first: 'startedOn', next: 'placementStartedOn' },
  {
    code: 'AX-274',
    title: 'The latest placement started before the child came into care',
    whatToDo: 'Check both dates: a placement starts with or after the period of care.',
    effect: 'warns',
  },
);
