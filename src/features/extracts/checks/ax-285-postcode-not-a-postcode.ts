import { rowCheck } from './check.ts';

const POSTCODE = /^[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}$/i;

export const postcodeNotAPostcode = rowCheck(
  'childrenInCare',
  ['placementPostcode'],
  {
    code: 'AX-285',
    title: 'The placement’s postcode is not a British postcode',
    whatToDo: 'Correct the postcode of the placement; outside the United Kingdom leave it blank.',
    effect: 'warns',
  },
  (row) => row.placementPostcode !== null && !POSTCODE.test(row.placementPostcode),
);
