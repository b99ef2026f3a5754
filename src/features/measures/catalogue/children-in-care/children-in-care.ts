import { LISTS } from '#features/extracts/index.ts';
import { rate } from '../../definition.ts';
import { coded, dated } from '../wording.ts';
import { isInCareOn } from './in-care.ts';

const COLUMNS = LISTS.childrenInCare.columns;

export const childrenInCare = rate({
  id: 'CL-01',
  tier: 'board',
  list: 'childrenInCare',
  area: 'childrenInCare',
  timing: 'snapshot',
  title: 'Children in care for every 10,000 children',
  why: 'How many children live away from home says how well families are helped early and how fast children return.',
  counts: (child, { asAt }) => isInCareOn(child, asAt),
  detail: (child) => [
    dated('In care since', child.startedOn),
    coded('Legal status', COLUMNS.legalStatus, child.legalStatus),
  ],
  better: 'neither',
  target: null,
  finalAfterDays: 3,
  numeratorInWords: 'Children in care on the as-at date',
  denominatorInWords: 'Children aged 0 to 17 living in the area on the month’s last day',
  countingUnit: 'child',
  source: 'DfE children looked-after return (SSDA903); ONS mid-year population estimates',
  notes:
    'Children in an agreed series of short breaks (legal status V3 or V4) are left out, as nationally. Unaccompanied asylum-seeking children are counted. A period of care that ended after the as-at date was running on it. Teams and groups have no population of their own, so that they show a count and no rate.',
  reviewedOn: '2026-11-21',
  changes: [{ on: '2026-11-21', what: 'First version.' }],
});
