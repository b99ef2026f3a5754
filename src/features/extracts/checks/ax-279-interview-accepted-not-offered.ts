import { rowCheck } from './check.ts';

export const interviewAcceptedNotOffered = rowCheck(
  'childrenInCare',
  ['returnInterviewAccepted', 'returnInterviewOffered'],
  {
    code: 'AX-279',
    title: 'A return interview was accepted that was not offered',
    whatToDo: 'Correct one of the two.',
    effect: 'warns',
  },
  (row) => row.returnInterviewAccepted === 'yes' && row.returnInterviewOffered === 'no',
);
