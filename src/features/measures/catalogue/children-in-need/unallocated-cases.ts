import { LISTS } from '#features/extracts/index.ts';
import { count } from '../../definition.ts';
import { atMost } from '../../figures.ts';
import { isSomebody } from '../nobodys-names.ts';
import { coded, dated } from '../wording.ts';
import { isOpenNeed } from './open-need.ts';

const COLUMNS = LISTS.childrenInNeed.columns;

export const unallocatedCases = count({
  id: 'CN-06',
  tier: 'board',
  list: 'childrenInNeed',
  area: 'childrenInNeed',
  timing: 'snapshot',
  title: 'Open cases without an allocated worker',
  why: 'A child without a worker is nobody’s to visit, to review or to worry about.',
  counts: (child, { asAt }) => isOpenNeed(child, asAt) && !isSomebody(child.worker),
  detail: (child) => [
    { label: 'Allocated worker', text: child.worker ?? 'not recorded' },
    coded('Case status', COLUMNS.caseStatus, child.caseStatus),
    dated('Need began', child.startedOn),
  ],
  better: 'lower',
  target: atMost(0),
  finalAfterDays: 0,
  numeratorInWords: 'Children of List 6 who are open on the as-at date and for whom no worker is named',
  denominatorInWords: 'None: a count',
  countingUnit: 'child',
  source: 'Ofsted Annex A, List 6; Ofsted’s inspections look for unallocated cases',
  notes:
    'A blank cell, and words that name nobody: unallocated, not allocated, awaiting allocation and the like however they go on; duty, duty team, duty worker, vacant, TBC and none where nothing else is said, so that a worker whose name is Duty is a worker. A manager’s name who holds cases until somebody has room is a name: such cases are not seen here. Children of every open status are counted, those being assessed too.',
  reviewedOn: '2026-11-22',
  changes: [{ on: '2026-11-22', what: 'First version.' }],
});
