import { missingFromList6 } from './missing-from-list-6.ts';

export const careNotOnList6 = missingFromList6(
  'childrenInCare',
  (row) => row['endedOn'] === null && row['startedOn'] !== null,
  ['inCare'],
  {
    code: 'AX-507',
    title: 'The child is in care, but List 6 does not say so',
    whatToDo: 'Add the child to List 6, or correct the case status there.',
    effect: 'warns',
  },
);
