import { rowCheck } from './check.ts';

export const unnecessaryConferenceHeld = rowCheck(
  'section47',
  ['conferenceUnnecessary', 'conferenceOn'],
  {
    code: 'AX-243',
    title: 'A conference was deemed unnecessary, yet its date is recorded',
    whatToDo: 'Correct one of the two.',
    effect: 'warns',
  },
  (row) => row.conferenceUnnecessary === 'yes' && row.conferenceOn !== null,
);
