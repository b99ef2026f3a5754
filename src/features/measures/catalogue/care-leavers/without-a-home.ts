import { LISTS } from '#features/extracts/index.ts';
import { count } from '../../definition.ts';
import { atMost } from '../../figures.ts';
import { aged, coded } from '../wording.ts';

/** Bed and breakfast, emergency accommodation, no fixed abode. */
const NO_HOME: ReadonlySet<string> = new Set(['W', 'V', 'S']);

const COLUMNS = LISTS.careLeavers.columns;

export const withoutAHome = count({
  id: 'LC-04',
  tier: 'board',
  list: 'careLeavers',
  area: 'careLeavers',
  timing: 'snapshot',
  title: 'Care leavers in bed and breakfast, emergency accommodation or homeless',
  why: 'No parent would leave their child in a bed and breakfast or on the street.',
  counts: ({ accommodation, inTouch }) => accommodation !== null && NO_HOME.has(accommodation) && inTouch !== 'DIED',
  detail: (person, { asAt }) => [
    aged(person, asAt),
    coded('Accommodation', COLUMNS.accommodation, person.accommodation),
    coded('Eligibility', COLUMNS.eligibility, person.eligibility),
  ],
  better: 'lower',
  target: atMost(0),
  finalAfterDays: 3,
  numeratorInWords:
    'Young people in bed and breakfast, in emergency accommodation or of no fixed abode on the as-at date',
  denominatorInWords: 'None: a count',
  countingUnit: 'young person',
  source: 'DfE children looked-after return (SSDA903): accommodation codes W, V and S; Ofsted Annex A, List 9',
  notes:
    'Everybody on List 9 who is alive is looked at, of any age and eligibility. Those whose residence is not known (R) are not counted: read the number beside how many the council is in touch with.',
  reviewedOn: '2026-11-22',
  changes: [{ on: '2026-11-22', what: 'First version.' }],
});
