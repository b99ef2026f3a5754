import { LISTS } from '#features/extracts/index.ts';
import { rate } from '../../definition.ts';
import { isOpenOn } from '../open-on.ts';
import { coded, dated } from '../wording.ts';

const COLUMNS = LISTS.childProtection.columns;

export const childrenOnPlans = rate({
  id: 'CP-01',
  tier: 'board',
  list: 'childProtection',
  area: 'childProtection',
  timing: 'snapshot',
  title: 'Children on a child protection plan for every 10,000 children',
  why: 'These are the children known to be at risk of significant harm; a fall or a rise needs an explanation.',
  counts: (plan, { asAt }) => isOpenOn(plan, asAt),
  detail: (plan) => [
    dated('Plan started', plan.startedOn),
    coded('Category', COLUMNS.latestCategory, plan.latestCategory),
  ],
  better: 'neither',
  target: null,
  finalAfterDays: 3,
  numeratorInWords: 'Children on a plan on the as-at date',
  denominatorInWords: 'Children aged 0 to 17 living in the area on the month’s last day',
  countingUnit: 'child',
  source: 'DfE children in need census; ONS mid-year population estimates',
  notes:
    'Unborn children on a plan are counted, as nationally, though the population has none. A plan that ended after the as-at date was open on it. Teams and groups have no population of their own, so that they show a count and no rate.',
  reviewedOn: '2026-11-21',
  changes: [{ on: '2026-11-21', what: 'First version.' }],
});
