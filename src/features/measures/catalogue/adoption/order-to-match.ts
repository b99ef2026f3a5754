import type { AdoptionRecord } from '#features/extracts/index.ts';
import { toDayNumber } from '#kernel/local-date.ts';
import { mean } from '../../definition.ts';
import { atMost } from '../../figures.ts';
import { dated } from '../wording.ts';

export const orderToMatch = mean({
  id: 'AD-03',
  tier: 'operational',
  list: 'adoption',
  area: 'adoption',
  timing: 'rolling36',
  looksBack: { over: 'adoption', months: 36, without: 'noFigure' },
  title: 'Days from the placement order to the match with adopters',
  why: 'Once the court has agreed, it is the search for a family that a child waits for.',
  month: ({ adoptedOn }) => adoptedOn,
  among: (child) => waited(child) !== null,
  days: (child) => waited(child) ?? 0,
  detail: (child) => [
    dated('Placement order', child.placementOrderOn),
    dated('Matched', child.matchedOn),
    { label: 'Days', text: String(waited(child) ?? 'not known') },
    dated('Adopted', child.adoptedOn),
  ],
  better: 'lower',
  target: atMost(121),
  finalAfterDays: 15,
  numeratorInWords: 'Days from the placement order to the match with the adopters, added up',
  denominatorInWords: 'Children adopted in the 36 months that end with the month for whom both days are recorded',
  countingUnit: 'child',
  source: 'DfE adoption scorecards, indicator A2: a threshold of 4 months (121 days); Ofsted Annex A, List 10',
  notes:
    'A match on or before the day of the order counts as no days. Children placed with consent have no order and are left out. Only children who were adopted are in it: those who still wait are not, so that the mean may fall while waiting grows. A team is told by the child’s row in another list. List 10 holds those adopted within 12 months; earlier ones are taken from the extracts before, which is why 36 months of them are needed.',
  reviewedOn: '2026-11-22',
  changes: [{ on: '2026-11-22', what: 'First version.' }],
});

function waited({ placementOrderOn, matchedOn }: AdoptionRecord): number | null {
  if (placementOrderOn === null || matchedOn === null) return null;
  return Math.max(0, toDayNumber(matchedOn) - toDayNumber(placementOrderOn));
}
