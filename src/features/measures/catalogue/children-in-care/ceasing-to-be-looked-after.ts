import { LISTS } from '#features/extracts/index.ts';
import { rate } from '../../definition.ts';
import { coded, dated } from '../wording.ts';
import { isShortBreak } from './in-care.ts';

const COLUMNS = LISTS.childrenInCare.columns;

export const ceasingToBeLookedAfter = rate({
  id: 'CL-03',
  tier: 'board',
  list: 'childrenInCare',
  area: 'childrenInCare',
  timing: 'rolling12',
  looksBack: { over: 'childrenInCare', months: 12, without: 'noFigure' },
  title: 'Children ceasing to be looked after in 12 months',
  why: 'Where children stay longer than they need, care fills up and permanence comes late.',
  month: ({ endedOn }) => endedOn,
  counts: (child) => !isShortBreak(child),
  detail: (child) => [
    dated('Came into care', child.startedOn),
    dated('Left care', child.endedOn),
    coded('Reason', COLUMNS.endReason, child.endReason),
  ],
  better: 'neither',
  target: null,
  finalAfterDays: 3,
  numeratorInWords: 'Children who ceased to be looked after in the 12 months that end with the month',
  denominatorInWords: 'Children aged 0 to 17 who live in the area, in ten thousands',
  countingUnit: 'period of care',
  source: 'DfE children looked-after return (SSDA903); Ofsted Annex A, List 8',
  notes:
    'List 8 holds those who left care within six months: earlier ones are taken from the extracts before, which is why 12 months of them are needed. List 8 has one row for each child: of one who came back, the earlier time is taken from an extract before, and is missing where none was drawn in between. Leaving includes turning 18: the reason tells. Short breaks (V3, V4) are left out. When fewer leave than come in, the number in care grows even though no more come in than before.',
  reviewedOn: '2026-11-22',
  changes: [{ on: '2026-11-22', what: 'First version.' }],
});
