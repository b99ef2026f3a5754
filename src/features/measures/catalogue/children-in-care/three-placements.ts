import { LISTS } from '#features/extracts/index.ts';
import { proportion } from '../../definition.ts';
import { atMost } from '../../figures.ts';
import { coded, dated, recorded } from '../wording.ts';
import { isInCareOn } from './in-care.ts';

/** As the Department for Education counts it. */
const MANY_PLACEMENTS = 3;

const COLUMNS = LISTS.childrenInCare.columns;

export const threePlacements = proportion({
  id: 'CL-08',
  tier: 'board',
  list: 'childrenInCare',
  area: 'childrenInCare',
  timing: 'snapshot',
  title: 'Children in care with three or more placements in the year',
  why: 'Every move costs a child a home, often a school and friends.',
  among: (child, { asAt }) => isInCareOn(child, asAt) && child.placementsInLast12Months !== null,
  counts: (child) => child.placementsInLast12Months !== null && child.placementsInLast12Months >= MANY_PLACEMENTS,
  detail: (child) => [
    recorded('Placements in 12 months', child.placementsInLast12Months),
    dated('In this placement since', child.placementStartedOn),
    coded('Placement type', COLUMNS.placementType, child.placementType),
  ],
  better: 'lower',
  target: atMost(10),
  finalAfterDays: 5,
  numeratorInWords: 'Of these, three or more placements in the 12 months before the as-at date',
  denominatorInWords: 'Children in care on the as-at date whose number of placements is recorded',
  countingUnit: 'child',
  source: 'DfE children looked-after return (SSDA903): three or more placements during the year',
  notes:
    'The number is the file’s own and counts the present placement; whether temporary ones such as a hospital stay are in it is up to the council’s report, while national figures leave them out. It is of the 12 months before each as-at date, so that neighbouring months share most of their moves and a line of them moves slowly. Short breaks (V3, V4) are left out.',
  reviewedOn: '2026-11-21',
  changes: [{ on: '2026-11-21', what: 'First version.' }],
});
