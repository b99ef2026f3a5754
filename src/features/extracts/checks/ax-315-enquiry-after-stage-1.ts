import { datesInOrder } from './dates-in-order.ts';

export const stage1BeforeEnquiry = datesInOrder(
  'adopters',
  { first: 'enquiredOn', next: 'stage1StartedOn' },
  {
    code: 'AX-315',
    title: 'Stage 1 started before the enquiry was received',
    whatToDo: 'Check both dates.',
    effect: 'warns',
  },
);
