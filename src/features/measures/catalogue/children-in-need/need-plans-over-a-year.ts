import { LISTS } from '#features/extracts/index.ts';
import { proportion } from '../../definition.ts';
import { atMost } from '../../figures.ts';
import { longNeedAfter } from '../../owed/need.ts';
import { coded, dated } from '../wording.ts';
import { hasNeedPlan } from './open-need.ts';

const COLUMNS = LISTS.childrenInNeed.columns;

export const needPlansOverAYear = proportion({
  id: 'CN-04',
  tier: 'operational',
  list: 'childrenInNeed',
  area: 'childrenInNeed',
  timing: 'snapshot',
  title: 'Child in need plans open over 12 months',
  why: 'After a year of a plan either it has worked and can end, or it has not and something else is needed.',
  among: (child, { asAt }) => hasNeedPlan(child, asAt),
  counts(child, at) {
    const owed = longNeedAfter(child, at);
    return owed !== null && owed.dueOn < at.asAt;
  },
  detail: (child) => [
    dated('Need began', child.startedOn),
    coded('Primary need', COLUMNS.primaryNeed, child.primaryNeed),
    coded('Disability', COLUMNS.disability, child.disability),
  ],
  better: 'lower',
  target: atMost(20),
  finalAfterDays: 3,
  numeratorInWords: 'Of these, need began more than 12 months before the as-at date',
  denominatorInWords: 'Children with a child in need plan on the as-at date',
  countingUnit: 'child',
  source: 'Local standard, for the council to confirm; Ofsted Annex A, List 6',
  notes:
    'From the day after the anniversary. List 6 has the start of need, which lies before the plan’s: assessment, and a time on a child protection plan or in care, count as part of the year. Children with a disability often have a plan for years and rightly so: look at them, and at the disabled children’s team, apart. A child whose start is not recorded is not counted as over a year.',
  reviewedOn: '2026-11-22',
  changes: [{ on: '2026-11-22', what: 'First version.' }],
});
