import { datesInOrder } from './dates-in-order.ts';

export const authorisedBeforeStarted = datesInOrder(
  'assessments',
  { first: 'startedOn', next: 'authorisedOn' },
  {
    code: 'AX-231',
    title: 'The assessment was authorised before it started',
    whatToDo: 'Correct the start or the date of authorisation; the assessment cannot be timed until then.',
    effect: 'keepsOut',
  },
);
