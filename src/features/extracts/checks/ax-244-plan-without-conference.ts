import { rowCheck } from './check.ts';

export const planWithoutConference = rowCheck(
  'section47',
  ['ledToPlan', 'conferenceOn'],
  {
    code: 'AX-244',
    title: 'A conference is said to have led, or not, to a plan, but its date is not recorded',
    whatToDo: 'Record the date of the conference, or leave its result blank.',
    effect: 'warns',
  },
  (row) => row.ledToPlan !== null && row.conferenceOn === null,
);
