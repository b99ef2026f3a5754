import { LISTS } from '#features/extracts/index.ts';
import { proportion } from '../../definition.ts';
import { atLeast } from '../../figures.ts';
import { aged, coded } from '../wording.ts';
import { CARE_LEAVERS_NOTE, isCountedCareLeaver } from './care-leavers-counted.ts';

/** Full and part time: higher education, other education, training or employment (until 2022), apprenticeship, training or employment. */
const IN_EDUCATION_OR_WORK: ReadonlySet<string> = new Set(['F1', 'P1', 'F2', 'P2', 'F3', 'P3', 'F4', 'P4', 'F5', 'P5']);

const COLUMNS = LISTS.careLeavers.columns;

export const inEducationOrWork = proportion({
  id: 'LC-05',
  tier: 'board',
  list: 'careLeavers',
  area: 'careLeavers',
  timing: 'snapshot',
  title: 'Care leavers aged 19 to 21 in education, employment or training',
  why: 'Without work or learning, a young person who leaves care leaves it without a future to look to.',
  among: (person, { asAt }) => isCountedCareLeaver(person, asAt),
  counts: ({ activity }) => activity !== null && IN_EDUCATION_OR_WORK.has(activity),
  detail: (person, { asAt }) => [
    aged(person, asAt),
    coded('Activity', COLUMNS.activity, person.activity),
    coded('In touch', COLUMNS.inTouch, person.inTouch),
  ],
  better: 'higher',
  target: atLeast(60),
  finalAfterDays: 15,
  numeratorInWords: 'Of these, in education, employment or training, full or part time',
  denominatorInWords: 'Care leavers aged 19 to 21 on the as-at date',
  countingUnit: 'young person',
  source: 'DfE children looked-after return (SSDA903); Ofsted Annex A, List 9',
  notes: `${CARE_LEAVERS_NOTE} Ofsted’s workbook of 2019 has one pair of codes for training and employment (F3, P3), which the return replaced in 2022 by F4, P4, F5 and P5. Both are counted: without the older pair everyone in work would be missing from older files. Illness and parenting (G4, G6) stay in the denominator, as nationally.`,
  reviewedOn: '2026-11-21',
  changes: [{ on: '2026-11-21', what: 'First version.' }],
});
