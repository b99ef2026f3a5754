import { proportion } from '../../definition.ts';
import { atLeast } from '../../figures.ts';
import { planReviewOwed } from '../../owed/plans.ts';
import { isOpenOn } from '../open-on.ts';
import { dated } from '../wording.ts';

export const planReviewsInTime = proportion({
  id: 'CP-12',
  tier: 'board',
  list: 'childProtection',
  area: 'childProtection',
  timing: 'snapshot',
  title: 'Child protection plans reviewed in time',
  why: 'The review conference is where all agencies say together whether the child is safer; without it a plan drifts.',
  among: (plan, { asAt, dueOn }) =>
    isOpenOn(plan, asAt) && plan.startedOn !== null && dueOn('R-RCPC-1', plan.startedOn) <= asAt,
  counts(plan, at) {
    const owed = planReviewOwed(plan, at);
    return owed !== null && at.asAt <= owed.dueOn;
  },
  detail: (plan, at) => [
    dated('Plan started', plan.startedOn),
    dated('Last review', plan.lastReviewOn),
    dated('Next review due by', planReviewOwed(plan, at)?.dueOn ?? null),
  ],
  better: 'higher',
  target: atLeast(98),
  finalAfterDays: 3,
  numeratorInWords:
    'Of these, no review is overdue on the as-at date: the first within 3 months of the start, each later one within 6 months of the one before',
  denominatorInWords: 'Children on a plan on the as-at date whose plan started 3 months ago or earlier',
  countingUnit: 'child',
  source:
    'Working Together to Safeguard Children 2023: first review within three months of the initial conference, then at intervals of not more than six months',
  notes:
    'A plan starts with its initial conference. The day on which a review is due is in time: a plan of exactly three months that is not yet reviewed counts. List 7 holds only the latest review: a first or an earlier review that was held late is not seen once another has followed, so that the figure is of reviews overdue now and flatters the year. A review on the day of the start is the initial conference and no review.',
  reviewedOn: '2026-11-22',
  changes: [{ on: '2026-11-22', what: 'First version.' }],
});
