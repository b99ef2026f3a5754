import { proportion } from '../../definition.ts';
import { atLeast } from '../../figures.ts';
import { planVisitOwed } from '../../owed/plans.ts';
import { isOpenOn } from '../open-on.ts';
import { dated } from '../wording.ts';

export const planVisitsInTime = proportion({
  id: 'CP-10',
  tier: 'board',
  list: 'childProtection',
  area: 'childProtection',
  timing: 'snapshot',
  title: 'Children on a plan visited in time',
  why: 'A late visit is a fortnight in which nobody has checked that a child is safe.',
  among: (plan, { asAt }) => isOpenOn(plan, asAt),
  counts(plan, at) {
    const owed = planVisitOwed(plan, at);
    return owed !== null && at.asAt <= owed.dueOn;
  },
  detail: (plan, at) => [
    dated('Plan started', plan.startedOn),
    dated('Last visit', plan.lastVisitOn),
    dated('Next visit due by', planVisitOwed(plan, at)?.dueOn ?? null),
  ],
  better: 'higher',
  target: atLeast(95),
  finalAfterDays: 3,
  numeratorInWords:
    'Of these, the last visit (or, if later, the plan’s start) is no more than 10 working days before the as-at date',
  denominatorInWords: 'Children on a plan on the as-at date',
  countingUnit: 'child',
  source: 'Local standard; Working Together sets no interval, the plan does. Ofsted Annex A, List 7',
  notes:
    'Ten working days is the commonest local standard and the council’s to set; 14 days differ from it at Easter and Christmas. The day on which the visit is due is in time: a plan that is 10 working days old and not yet visited counts, though the common wording “younger than 10” would leave it out. List 7 holds only the latest visit: the figure is of the as-at date alone and says nothing of visits missed before it. Visits to the parents of an unborn child are counted as the council records them.',
  reviewedOn: '2026-11-21',
  changes: [{ on: '2026-11-21', what: 'First version.' }],
});
