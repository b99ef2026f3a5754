import { LISTS } from '#features/extracts/index.ts';
import { rate } from '../../definition.ts';
import { aged, coded, dated } from '../wording.ts';
import { isShortBreak } from './in-care.ts';

const COLUMNS = LISTS.childrenInCare.columns;

export const startingToBeLookedAfter = rate({
  id: 'CL-02',
  tier: 'operational',
  list: 'childrenInCare',
  area: 'childrenInCare',
  timing: 'rolling12',
  looksBack: { over: 'childrenInCare', months: 12, without: 'noFigure' },
  title: 'Children starting to be looked after in 12 months',
  why: 'How many children come into care shows how far help at home holds, and how many the council must be a parent to.',
  month: ({ startedOn }) => startedOn,
  counts: (child) => !isShortBreak(child),
  detail: (child) => [
    dated('Came into care', child.startedOn),
    ...(child.startedOn === null ? [] : [aged(child, child.startedOn)]),
    coded('Category of need', COLUMNS.categoryOfNeed, child.categoryOfNeed),
    coded('Unaccompanied', COLUMNS.unaccompanied, child.unaccompanied),
  ],
  better: 'neither',
  target: null,
  finalAfterDays: 3,
  numeratorInWords: 'Children who began to be looked after in the 12 months that end with the month',
  denominatorInWords: 'Children aged 0 to 17 who live in the area, in ten thousands',
  countingUnit: 'period of care',
  source: 'DfE children looked-after return (SSDA903); Ofsted Annex A, List 8',
  notes:
    'List 8 holds children who are in care or left it within six months: those who came and left again earlier in the year are taken from the extracts before, which is why 12 months of them are needed. List 8 has one row for each child: of one who came back, the earlier time is taken from an extract before, and is missing where none was drawn in between. Short breaks (V3, V4) are left out. Read it together with those ceasing to be looked after and with the number in care.',
  reviewedOn: '2026-11-22',
  changes: [{ on: '2026-11-22', what: 'First version.' }],
});
