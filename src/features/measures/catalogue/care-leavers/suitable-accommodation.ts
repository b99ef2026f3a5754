import { LISTS } from '#features/extracts/index.ts';
import { proportion } from '../../definition.ts';
import { atLeast } from '../../figures.ts';
import { aged, coded } from '../wording.ts';
import { CARE_LEAVERS_NOTE, isCountedCareLeaver } from './care-leavers-counted.ts';

const COLUMNS = LISTS.careLeavers.columns;

export const suitableAccommodation = proportion({
  id: 'LC-02',
  tier: 'board',
  list: 'careLeavers',
  area: 'careLeavers',
  timing: 'snapshot',
  title: 'Care leavers aged 19 to 21 in suitable accommodation',
  why: 'A safe place to live comes before everything else that a young adult has to manage.',
  among: (person, { asAt }) => isCountedCareLeaver(person, asAt),
  counts: (person) => person.suitability === 'suitable',
  detail: (person, { asAt }) => [
    aged(person, asAt),
    coded('Accommodation', COLUMNS.accommodation, person.accommodation),
    coded('Suitability', COLUMNS.suitability, person.suitability),
    coded('In touch', COLUMNS.inTouch, person.inTouch),
  ],
  better: 'higher',
  target: atLeast(92),
  finalAfterDays: 15,
  numeratorInWords: 'Of these, living in accommodation that is recorded as suitable',
  denominatorInWords: 'Care leavers aged 19 to 21 on the as-at date',
  countingUnit: 'young person',
  source: 'DfE children looked-after return (SSDA903); Ofsted Annex A, List 9',
  notes: CARE_LEAVERS_NOTE,
  reviewedOn: '2026-11-21',
  changes: [{ on: '2026-11-21', what: 'First version.' }],
});
