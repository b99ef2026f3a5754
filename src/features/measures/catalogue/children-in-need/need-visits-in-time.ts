import { proportion } from '../../definition.ts';
import { atLeast } from '../../figures.ts';
import { needVisitOwed } from '../../owed/need.ts';
import { dated } from '../wording.ts';
import { hasNeedPlan } from './open-need.ts';

export const needVisitsInTime = proportion({
  id: 'CN-02',
  tier: 'board',
  list: 'childrenInNeed',
  area: 'childrenInNeed',
  timing: 'snapshot',
  title: 'Children on a child in need plan seen within 20 working days',
  why: 'A plan helps a child only while somebody goes and sees whether it does.',
  among: (child, { asAt }) => hasNeedPlan(child, asAt),
  counts(child, at) {
    const owed = needVisitOwed(child, at);
    return owed !== null && at.asAt <= owed.dueOn;
  },
  detail: (child, at) => [
    dated('Need began', child.startedOn),
    dated('Last seen', child.lastSeenOn),
    dated('Next visit due by', needVisitOwed(child, at)?.dueOn ?? null),
  ],
  better: 'higher',
  target: atLeast(90),
  finalAfterDays: 3,
  numeratorInWords:
    'Of these, the child was last seen (or, if later, need began) no more than 20 working days before the as-at date',
  denominatorInWords: 'Children with a child in need plan on the as-at date',
  countingUnit: 'child',
  source: 'Local standard; no interval is set nationally. Ofsted Annex A, List 6',
  notes:
    'Four weeks or 20 working days is the commonest local standard and the council’s to set. The day on which the visit is due is in time. List 6 has the start of need, not that of the plan: a child assessed for eight weeks and never seen is late on the plan’s first day. It does not say whether the child was seen in person or by video. A child with neither date is not in time. List 6 holds only the latest visit: the figure is of the as-at date alone.',
  reviewedOn: '2026-11-22',
  changes: [{ on: '2026-11-22', what: 'First version.' }],
});
