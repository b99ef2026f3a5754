import { LISTS } from '#features/extracts/index.ts';
import { proportion } from '../../definition.ts';
import { atLeast } from '../../figures.ts';
import { aged, coded, dated } from '../wording.ts';
import { isCountedCareLeaver } from './care-leavers-counted.ts';

const YOUNGEST = 17;

const COLUMNS = LISTS.careLeavers.columns;

export const inTouch = proportion({
  id: 'LC-01',
  tier: 'board',
  list: 'careLeavers',
  area: 'careLeavers',
  timing: 'snapshot',
  title: 'Care leavers with whom the council is in touch',
  why: 'A council that has lost touch with a young person cannot help.',
  among: (person, { asAt }) => isCountedCareLeaver(person, asAt, YOUNGEST),
  counts: ({ inTouch }) => inTouch === 'yes',
  detail: (person, { asAt }) => [
    aged(person, asAt),
    coded('In touch', COLUMNS.inTouch, person.inTouch),
    dated('Last contact', person.lastContactOn),
  ],
  better: 'higher',
  target: atLeast(95),
  finalAfterDays: 15,
  numeratorInWords: 'Of these, the council is recorded as in touch with them',
  denominatorInWords: 'Care leavers aged 17 to 21 on the as-at date',
  countingUnit: 'young person',
  source: 'DfE children looked-after return (SSDA903): care leavers in touch; Ofsted Annex A, List 9',
  notes:
    'The age is worked out on the as-at date. National figures are taken around each young person’s birthday, so that they differ. Young people who have died or have been back with their parents for six months are left out; those who refuse contact or want no services stay in the denominator, because nobody knows how they are. What counts as in touch is for the council’s procedure: some ask for a conversation, some take a text message.',
  reviewedOn: '2026-11-22',
  changes: [{ on: '2026-11-22', what: 'First version.' }],
});
