import { datesInOrder } from './dates-in-order.ts';

export const stage2EndedBeforeStarted = datesInOrder(
  'adopters',
  { first: 'stage2StartedOn', next: 'stage2EndedOn' },
  {
    code: 'AX-312',
    title: 'Stage 2 ended before it started',
    whatToDo: 'Check both dates.',
    effect: 'warns',
  },
);
