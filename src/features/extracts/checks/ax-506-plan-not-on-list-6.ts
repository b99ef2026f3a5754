import { missingFromList6 } from './missing-from-list-6.ts';

export const planNotOnList6 = missingFromList6(
  'childProtection',
  (row) => row['endedOn'] === null && row['startedOn'] !== null,
  ['childProtectionPlan', 'inCare'],
  {
    code: 'AX-506',
    title: 'The child has an open child protection plan, but List 6 does not say so',
    whatToDo: 'Add the child to List 6, or correct the case status there (in care comes before a plan).',
    effect: 'warns',
  },
);
