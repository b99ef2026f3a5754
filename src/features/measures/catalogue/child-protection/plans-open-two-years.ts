import { LISTS } from '#features/extracts/index.ts';
import { proportion } from '../../definition.ts';
import { atMost } from '../../figures.ts';
import { isOpenOn } from '../open-on.ts';
import { coded, dated } from '../wording.ts';

const COLUMNS = LISTS.childProtection.columns;

export const plansOpenTwoYears = proportion({
  id: 'CP-06',
  tier: 'board',
  list: 'childProtection',
  area: 'childProtection',
  timing: 'snapshot',
  title: 'Child protection plans open two years or more',
  why: 'A plan that has not made a child safe in two years is not working, and another way has to be found.',
  among: (plan, { asAt }) => isOpenOn(plan, asAt),
  counts: ({ startedOn }, { asAt, dueOn }) => startedOn !== null && dueOn('R-CP-LONG', startedOn) <= asAt,
  detail: (plan) => [
    dated('Plan started', plan.startedOn),
    coded('Category', COLUMNS.latestCategory, plan.latestCategory),
  ],
  better: 'lower',
  target: atMost(2.5),
  finalAfterDays: 3,
  numeratorInWords: 'Of these, the plan started 24 months ago or earlier',
  denominatorInWords: 'Children on a plan on the as-at date',
  countingUnit: 'child',
  source: 'DfE children in need census: child protection plans lasting two years or more',
  notes:
    'Two years are 24 calendar months: a plan of 5 August 2020 counts from 5 August 2022. A count of more than 729 days, as some returns do it, is a day earlier where 29 February lies between, and the same otherwise. Only the child’s present plan is on List 7: earlier plans do not add to it. Nationally the measure is also given of plans that ended in the year.',
  reviewedOn: '2026-11-21',
  changes: [{ on: '2026-11-21', what: 'First version.' }],
});
