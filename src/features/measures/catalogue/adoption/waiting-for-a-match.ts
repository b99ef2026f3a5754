import { proportion } from '../../definition.ts';
import { atMost } from '../../figures.ts';
import { matchOwed } from '../../owed/care.ts';
import { aged, dated } from '../wording.ts';

export const waitingForAMatch = proportion({
  id: 'AD-04',
  tier: 'operational',
  list: 'adoption',
  area: 'adoption',
  timing: 'snapshot',
  title: 'Children waiting over six months for a match with adopters',
  why: 'The longer a child waits for a family, the harder it becomes to find one.',
  among: (child, at) => matchOwed(child, at) !== null && child.decidedOn !== null && child.decidedOn <= at.asAt,
  counts(child, at) {
    const owed = matchOwed(child, at);
    return owed !== null && at.asAt > owed.dueOn;
  },
  detail: (child, at) => [
    aged(child, at.asAt),
    dated('Decision for adoption', child.decidedOn),
    dated('Placement order', child.placementOrderOn),
    dated('Six months end', matchOwed(child, at)?.dueOn ?? null),
  ],
  better: 'lower',
  target: atMost(30),
  finalAfterDays: 10,
  numeratorInWords: 'Of these, the decision was made more than six months before the as-at date',
  denominatorInWords:
    'Children for whom adoption was decided by the as-at date, not yet matched, placed or adopted, and without a reversal of the decision',
  countingUnit: 'child',
  source: 'Ofsted Annex A, List 10',
  notes:
    'Six months are a starting value for the council to confirm; no day is set in law. The wait is counted from the decision, though a family can only be sought in earnest once there is a placement order or consent. The numbers are small: under ten the fraction is shown.',
  reviewedOn: '2026-11-22',
  changes: [{ on: '2026-11-22', what: 'First version.' }],
});
