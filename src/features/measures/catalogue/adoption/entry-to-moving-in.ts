import type { AdoptionRecord } from '#features/extracts/index.ts';
import { type LocalDate, toDayNumber } from '#kernel/local-date.ts';
import { mean } from '../../definition.ts';
import { atMost } from '../../figures.ts';
import { dated } from '../wording.ts';

export const entryToMovingIn = mean({
  id: 'AD-02',
  tier: 'board',
  list: 'adoption',
  area: 'adoption',
  timing: 'rolling36',
  looksBack: { over: 'adoption', months: 36, without: 'noFigure' },
  title: 'Days from coming into care to moving in with adopters',
  why: 'Every month that a small child waits for a family is a large part of that child’s life.',
  month: ({ adoptedOn }) => adoptedOn,
  among: (child) => waited(child) !== null,
  days: (child) => waited(child) ?? 0,
  detail: (child) => [
    dated('Came into care', child.enteredCareOn),
    dated('Moved in with adopters', movedInOn(child)),
    { label: 'Days', text: String(waited(child) ?? 'not known') },
    dated('Adopted', child.adoptedOn),
  ],
  better: 'lower',
  target: atMost(426),
  finalAfterDays: 15,
  numeratorInWords:
    'Days from coming into care to moving in with the adopters, or to the fostering-for-adoption placement with them where there was one, added up',
  denominatorInWords: 'Children adopted in the 36 months that end with the month for whom both days are recorded',
  countingUnit: 'child',
  source:
    'DfE adoption scorecards, indicators A1 and A10: a threshold of 14 months (426 days); Ofsted Annex A, List 10',
  notes:
    'As in A10, a child who was fostered for adoption moved in on that day; A1 counts to the placement for adoption. List 10 does not say whether those carers were the ones who adopted. Only children who were adopted are in it: those who still wait, perhaps longest, are not, so that the mean may fall while waiting grows. A team is told by the child’s row in another list. List 10 holds those adopted within 12 months; earlier ones are taken from the extracts before, which is why 36 months of them are needed.',
  reviewedOn: '2026-11-22',
  changes: [{ on: '2026-11-22', what: 'First version.' }],
});

/** A child who was fostered for adoption moved in then. */
function movedInOn({ fosteringForAdoptionOn, placedOn }: AdoptionRecord): LocalDate | null {
  return fosteringForAdoptionOn ?? placedOn;
}

function waited(child: AdoptionRecord): number | null {
  const movedIn = movedInOn(child);
  if (child.enteredCareOn === null || movedIn === null || movedIn < child.enteredCareOn) return null;
  return toDayNumber(movedIn) - toDayNumber(child.enteredCareOn);
}
