import { limitInWords } from '#kernel/timescales.ts';
import { proportion } from '../../definition.ts';
import { atLeast } from '../../figures.ts';
import { careReviewOwed } from '../../owed/care.ts';
import { dated } from '../wording.ts';
import { isInCareOn } from './in-care.ts';

export const careReviewsInTime = proportion({
  id: 'CL-05',
  tier: 'board',
  list: 'childrenInCare',
  area: 'childrenInCare',
  timing: 'snapshot',
  title: 'Children in care whose review is in time',
  why: 'The review is where the plan for a child is tested, with the child, by somebody independent.',
  among(child, at) {
    if (!isInCareOn(child, at.asAt)) return false;
    const owed = careReviewOwed(child, at);
    return owed !== null && (!owed.isFirst || at.asAt > owed.dueOn);
  },
  counts(child, at) {
    const owed = careReviewOwed(child, at);
    return owed !== null && at.asAt <= owed.dueOn;
  },
  detail(child, at) {
    const owed = careReviewOwed(child, at);
    return [
      dated('Came into care', child.startedOn),
      dated('Last review', child.lastReviewOn),
      dated('Review due by', owed?.dueOn ?? null),
      { label: 'Interval', text: owed ? limitInWords(at.limit(owed.rule, owed.from)) : 'not known' },
    ];
  },
  better: 'higher',
  target: atLeast(98),
  finalAfterDays: 3,
  numeratorInWords: 'Of these, the next review is not overdue on the as-at date',
  denominatorInWords:
    'Children in care on the as-at date who have been reviewed or whose first 20 working days have passed',
  countingUnit: 'child',
  source: 'Care Planning, Placement and Case Review (England) Regulations 2010 (SI 2010/959), regulation 33',
  notes:
    'The first review is due within 20 working days of coming into care, the second within three months of the first, later ones within six months of the one before. List 8 holds only the latest review: one within the first 20 working days is taken for the first, any later one for a second or later, so that a child whose first review came late is allowed six months where the law gives three, and a review missed earlier in the period does not show. Short breaks (V3, V4) have intervals of their own and are left out.',
  reviewedOn: '2026-11-22',
  changes: [{ on: '2026-11-22', what: 'First version.' }],
});
