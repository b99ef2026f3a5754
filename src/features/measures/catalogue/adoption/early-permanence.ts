import type { AdoptionRecord } from '#features/extracts/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { proportion } from '../../definition.ts';
import { atLeast } from '../../figures.ts';
import { dated } from '../wording.ts';

export const earlyPermanence = proportion({
  id: 'AD-05',
  tier: 'operational',
  list: 'adoption',
  area: 'adoption',
  timing: 'rolling12',
  looksBack: { over: 'adoption', months: 12, slackDays: 31, without: 'noFigure' },
  title: 'Children placed early with the carers who may adopt them',
  why: 'A child who is fostered by carers who may adopt is spared a move, and the months of waiting for it.',
  month: movedInOn,
  among: () => true,
  counts: ({ fosteringForAdoptionOn }) => fosteringForAdoptionOn !== null,
  detail: (child) => [
    dated('Fostered for adoption from', child.fosteringForAdoptionOn),
    dated('Placed for adoption', child.placedOn),
    dated('Decision for adoption', child.decidedOn),
  ],
  better: 'higher',
  target: atLeast(20),
  finalAfterDays: 15,
  numeratorInWords: 'Of these, placed for fostering for adoption or in a concurrent planning placement',
  denominatorInWords: 'Children who moved in with carers who may adopt them in the 12 months that end with the month',
  countingUnit: 'child',
  source: 'Children Act 1989, section 22C(9A) to (9C): fostering for adoption; Ofsted Annex A, List 10',
  notes:
    'A child is counted in the 12 months in which they moved in, for fostering for adoption or, without it, for adoption. List 10 holds those adopted within 12 months, and an order comes ten weeks after the placement at the earliest: an extract alone knows nearly all of its last 12 months. Few children are placed in a year: under ten the fraction is shown.',
  reviewedOn: '2026-11-22',
  changes: [{ on: '2026-11-22', what: 'First version.' }],
});

function movedInOn({ fosteringForAdoptionOn, placedOn }: AdoptionRecord): LocalDate | null {
  return fosteringForAdoptionOn ?? placedOn;
}
