import { rowCheck } from './check.ts';

export const conferenceAtAWeekend = rowCheck(
  'section47',
  ['conferenceOn'],
  {
    code: 'AX-242',
    title: 'The initial child protection conference was held at a weekend or on a bank holiday',
    whatToDo: 'Check the date of the conference (rule 8875 of the children in need census).',
    effect: 'warns',
  },
  (row, { workingDays }) => row.conferenceOn !== null && !workingDays.isWorkingDay(row.conferenceOn),
);
