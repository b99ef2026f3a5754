import type { ChildInNeedRecord } from '#features/extracts/index.ts';
import { addMonths, type LocalDate } from '#kernel/local-date.ts';
import { proportion } from '../../definition.ts';
import { atMost } from '../../figures.ts';
import { dated } from '../wording.ts';
import { MANY_WORKERS, workersInYear, workersNote } from '../workers-in-year.ts';
import { isOpenNeed } from './open-need.ts';

const LOOKED_BACK_MONTHS = 12;

export const threeWorkers = proportion({
  id: 'CN-07',
  tier: 'board',
  list: 'childrenInNeed',
  area: 'childrenInNeed',
  timing: 'snapshot',
  looksBack: { over: 'workers', months: LOOKED_BACK_MONTHS, slackDays: 31, without: 'noFigure' },
  title: 'Children in need with three or more social workers in the year',
  why: 'Each new worker starts from the file; a family that has told its story three times stops telling it.',
  among: (child, { asAt }) => isOpenNeed(child, asAt) && wasOpenAllYear(child, asAt),
  counts: (child, at) => workersInYear('childrenInNeed', child, at).size >= MANY_WORKERS,
  detail: (child, at) => [
    dated('Need began', child.startedOn),
    { label: 'Workers in 12 months', text: String(workersInYear('childrenInNeed', child, at).size) },
  ],
  better: 'lower',
  target: atMost(25),
  finalAfterDays: 5,
  numeratorInWords: 'Of these, three or more allocated workers in the extracts of the 12 months up to the as-at date',
  denominatorInWords: 'Children of List 6 who were open on the as-at date and all of the 12 months before it',
  countingUnit: 'child',
  source: 'DfE children looked-after return, social worker stability (from 2024), taken to all children in need',
  notes: `${workersNote} A child whose need began on the day 12 months before the as-at date has been open all of the year; one who was closed and came back has not. The move from an assessment team to a long-term team is a change like any other.`,
  reviewedOn: '2026-11-22',
  changes: [{ on: '2026-11-22', what: 'First version.' }],
});

function wasOpenAllYear({ startedOn }: ChildInNeedRecord, asAt: LocalDate): boolean {
  return startedOn !== null && startedOn <= addMonths(asAt, -LOOKED_BACK_MONTHS);
}
