import { daysBetween } from '#kernel/local-date.ts';
import { rowCheck } from './check.ts';

/** In days. */
const A_YEAR = 365;

export const assessmentOpenOverAYear = rowCheck(
  'assessments',
  ['startedOn', 'authorisedOn'],
  {
    code: 'AX-234',
    title: 'The assessment has been open for more than a year',
    whatToDo: 'Check whether it was finished and not authorised, or recorded in error.',
    effect: 'warns',
  },
  (row, { asAt }) =>
    row.startedOn !== null && row.authorisedOn === null && asAt !== null && daysBetween(row.startedOn, asAt) > A_YEAR,
);
