import { rowCheck } from './check.ts';

export const interviewWithoutMissing = rowCheck(
  'childrenInCare',
  ['returnInterviewOffered', 'missingEpisodes'],
  {
    code: 'AX-278',
    title: 'A return interview is recorded for a child who has not been missing',
    whatToDo: 'Record the missing episodes, or leave the return interview blank.',
    effect: 'warns',
  },
  (row) => row.missingEpisodes === 0 && row.returnInterviewOffered === 'yes',
);
