import { rowCheck } from './check.ts';

export const missingWithoutInterviewAnswer = rowCheck(
  'childrenInCare',
  ['returnInterviewOffered', 'missingEpisodes'],
  {
    code: 'AX-283',
    title: 'The child has been missing, but whether a return interview was offered is not recorded',
    whatToDo: 'Record whether a return interview was offered.',
    effect: 'warns',
  },
  (row) => row.missingEpisodes !== null && row.missingEpisodes > 0 && row.returnInterviewOffered === null,
);
