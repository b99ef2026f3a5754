import { datesInOrder } from './dates-in-order.ts';

export const stage1EndedBeforeStarted = datesInOrder(
  'adopters',
  { first: 'stage1StartedOn', next: 'stage1EndedOn' },
  {
    code: 'AX-311',
    title: 'Stage 1 ended before it started',
    whatToDo: 'Check both dates.',
    effect: 'warns',
  },
);
