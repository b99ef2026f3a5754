import { datesInOrder } from './dates-in-order.ts';

export const stage2BeforeStage1Ended = datesInOrder(
  'adopters',
  { first: 'stage1EndedOn', next: 'stage2StartedOn' },
  {
    code: 'AX-313',
    title: 'Stage 2 started before stage 1 ended',
    whatToDo: 'Check both dates.',
    effect: 'warns',
  },
);
