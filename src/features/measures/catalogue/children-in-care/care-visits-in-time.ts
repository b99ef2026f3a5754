import { limitInWords } from '#kernel/timescales.ts';
import { proportion } from '../../definition.ts';
import { atLeast } from '../../figures.ts';
import { careVisitOwed } from '../../owed/care-visits.ts';
import { dated } from '../wording.ts';
import { isInCareOn } from './in-care.ts';

export const careVisitsInTime = proportion({
  id: 'CL-04',
  tier: 'board',
  list: 'childrenInCare',
  area: 'childrenInCare',
  timing: 'snapshot',
  title: 'Children in care visited within the statutory interval',
  why: 'The visit is when the council, as a parent, sees for itself how a child is.',
  among(child, at) {
    if (!isInCareOn(child, at.asAt)) return false;
    const owed = careVisitOwed(child, at);
    return owed !== null && (!owed.isFirst || at.asAt > owed.dueOn);
  },
  counts(child, at) {
    const owed = careVisitOwed(child, at);
    return owed !== null && at.asAt <= owed.dueOn;
  },
  detail(child, at) {
    const owed = careVisitOwed(child, at);
    return [
      dated('Placement started', child.placementStartedOn),
      dated('Last visit', child.lastVisitOn),
      dated('Visit due by', owed?.dueOn ?? null),
      { label: 'Interval', text: owed ? limitInWords(at.limit(owed.rule, at.asAt)) : 'not known' },
    ];
  },
  better: 'higher',
  target: atLeast(95),
  finalAfterDays: 3,
  numeratorInWords: 'Of these, the next visit is not overdue on the as-at date',
  denominatorInWords:
    'Children in care on the as-at date who have been visited in their placement or whose first week in it has passed',
  countingUnit: 'child',
  source: 'Care Planning, Placement and Case Review (England) Regulations 2010 (SI 2010/959), regulation 28',
  notes:
    'The interval follows the placement on the as-at date: a visit within a week of its start; then six weeks; after a year three months where the placement is meant to last to 18; with a parent six weeks under a care order, and under an interim one weekly until the first review and four weeks after it. List 8 cannot tell all that the regulation asks. It does not say that a placement is meant to last to 18: long-term foster placements (U1, U4) are taken to be, and children’s homes and residential schools where the plan is long-term residential. It does not mark temporary approval of a connected person, nor placement with a parent before the assessment is complete, both of which need weekly visits: they are judged by the ordinary intervals. It has only the latest review, which is taken to show that a first one was held. Children placed for adoption follow the Adoption Agencies Regulations 2005 and are judged by the ordinary intervals. Short breaks (V3, V4) have intervals of their own and are left out.',
  reviewedOn: '2026-11-21',
  changes: [{ on: '2026-11-21', what: 'First version.' }],
});
