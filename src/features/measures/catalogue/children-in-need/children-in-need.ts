import { LISTS } from '#features/extracts/index.ts';
import { rate } from '../../definition.ts';
import { coded, dated } from '../wording.ts';
import { isOpenNeed } from './open-need.ts';

const COLUMNS = LISTS.childrenInNeed.columns;

export const childrenInNeed = rate({
  id: 'CN-01',
  tier: 'board',
  list: 'childrenInNeed',
  area: 'childrenInNeed',
  timing: 'snapshot',
  title: 'Children in need for every 10,000 children',
  why: 'All children whom the service holds, in one number: what the teams carry, and what the council is compared by.',
  counts: (child, { asAt }) => isOpenNeed(child, asAt),
  detail: (child) => [
    dated('Need began', child.startedOn),
    coded('Primary need', COLUMNS.primaryNeed, child.primaryNeed),
    coded('Case status', COLUMNS.caseStatus, child.caseStatus),
  ],
  better: 'neither',
  target: null,
  finalAfterDays: 5,
  numeratorInWords: 'Children of List 6 whose need was not closed on the as-at date',
  denominatorInWords: 'Children aged 0 to 17 living in the area on the month’s last day',
  countingUnit: 'child',
  source: 'Children Act 1989, section 17; DfE children in need census; ONS mid-year population estimates',
  notes:
    'Children on a child protection plan, children in care and children who are being assessed are among them, as nationally. The census also counts children who wait for a decision on a referral and care leavers, whom List 6 leaves out: the figure is a little below the published one. The closure date decides, not the case status: a closed status without a date is open here, and the checks find it. A child without a recorded start is counted. Teams and groups have no population of their own, so that they show a count and no rate.',
  reviewedOn: '2026-11-22',
  changes: [{ on: '2026-11-22', what: 'First version.' }],
});
