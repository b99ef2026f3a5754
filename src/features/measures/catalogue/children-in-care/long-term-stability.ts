import type { ChildInCareRecord } from '#features/extracts/index.ts';
import { LISTS } from '#features/extracts/index.ts';
import { addMonths, addYears } from '#kernel/local-date.ts';
import { ageAt } from '../../ages.ts';
import { proportion, type RuleContext } from '../../definition.ts';
import { atLeast } from '../../figures.ts';
import { aged, coded, dated } from '../wording.ts';
import { isInCareOn } from './in-care.ts';

/** As the Department for Education counts it: under 16, two and a half years in care, two with the same carer. */
const UNDER_AGE = 16;
const LONG_MONTHS = 30;
const SAME_CARER_YEARS = 2;
/** Placed for adoption with the foster carer with whom the child lived before. */
const WITH_FORMER_CARER: ReadonlySet<string> = new Set(['A3', 'A5']);

const COLUMNS = LISTS.childrenInCare.columns;

export const longTermStability = proportion({
  id: 'CL-09',
  tier: 'board',
  list: 'childrenInCare',
  area: 'childrenInCare',
  timing: 'snapshot',
  title: 'Children long in care who live with the same carer',
  why: 'A child who stays with the same people can put down roots.',
  among: isLongInCare,
  counts: ({ placementType, placementStartedOn }, { asAt }) =>
    (placementType !== null && WITH_FORMER_CARER.has(placementType)) ||
    (placementStartedOn !== null && placementStartedOn <= addYears(asAt, -SAME_CARER_YEARS)),
  detail: (child, { asAt }) => [
    aged(child, asAt),
    dated('Came into care', child.startedOn),
    dated('In this placement since', child.placementStartedOn),
    coded('Placement type', COLUMNS.placementType, child.placementType),
  ],
  better: 'higher',
  target: atLeast(70),
  finalAfterDays: 5,
  numeratorInWords:
    'Of these, in the same placement for at least two years, or placed for adoption with their foster carer',
  denominatorInWords:
    'Children in care on the as-at date, under 16, who have been in care for at least two and a half years',
  countingUnit: 'child',
  source: 'DfE children looked-after return (SSDA903): long-term stability; Ofsted Annex A, List 8',
  notes:
    'Two years to the day count. National figures also count a child who is placed for adoption where that placement and the one before it together last two years; List 8 has only the latest placement, so that of those only children placed with the carer they lived with already (A3, A5) are counted, however long ago it began. A move within the same carer’s home that is recorded as a new placement makes the figure too low. Short breaks (V3, V4) are left out.',
  reviewedOn: '2026-11-22',
  changes: [{ on: '2026-11-22', what: 'First version.' }],
});

function isLongInCare(child: ChildInCareRecord, { asAt }: RuleContext): boolean {
  const age = ageAt(child, asAt);
  if (!isInCareOn(child, asAt) || age === null || age >= UNDER_AGE) return false;
  return child.startedOn !== null && child.startedOn <= addMonths(asAt, -LONG_MONTHS);
}
