import { datesInOrder } from './dates-in-order.ts';

export const conferenceBeforeStrategyDiscussion = datesInOrder(
  'section47',
  { first: 'strategyDiscussionOn', next: 'conferenceOn' },
  {
    code: 'AX-241',
    title: 'The initial child protection conference was held before the strategy discussion',
    whatToDo: 'Check both dates, and that the conference belongs to this enquiry and not to an earlier one.',
    effect: 'warns',
  },
);
