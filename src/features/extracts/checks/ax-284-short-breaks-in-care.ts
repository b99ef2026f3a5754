import { rowCheck } from './check.ts';

export const shortBreaksInCare = rowCheck(
  'childrenInCare',
  ['legalStatus'],
  {
    code: 'AX-284',
    title: 'A child on short breaks (V3 or V4) is listed as in care',
    whatToDo: 'Leave children whose only care is an agreed series of short breaks off List 8.',
    effect: 'warns',
  },
  (row) => row.legalStatus === 'V3' || row.legalStatus === 'V4',
);
