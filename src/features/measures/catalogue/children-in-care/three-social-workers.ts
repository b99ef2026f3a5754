import { proportion } from '../../definition.ts';
import { atMost } from '../../figures.ts';
import { dated } from '../wording.ts';
import { MANY_WORKERS, workersInYear, workersNote } from '../workers-in-year.ts';
import { isInCareOn } from './in-care.ts';

export const threeSocialWorkers = proportion({
  id: 'CL-10',
  tier: 'operational',
  list: 'childrenInCare',
  area: 'childrenInCare',
  timing: 'snapshot',
  looksBack: { over: 'workers', besides: ['childrenInCare'], months: 12, slackDays: 31, without: 'noFigure' },
  title: 'Children in care with three or more social workers in the year',
  why: 'A child who has to tell the story again to each new worker stops telling it.',
  among: (child, { asAt }) => isInCareOn(child, asAt),
  counts: (child, at) => workersInYear('childrenInCare', child, at).size >= MANY_WORKERS,
  detail: (child, at) => [
    dated('Came into care', child.startedOn),
    { label: 'Workers in 12 months', text: String(workersInYear('childrenInCare', child, at).size) },
  ],
  better: 'lower',
  target: atMost(25),
  finalAfterDays: 5,
  numeratorInWords: 'Of these, three or more allocated workers in the extracts of the 12 months up to the as-at date',
  denominatorInWords: 'Children in care on the as-at date',
  countingUnit: 'child',
  source: 'DfE children looked-after return, social worker stability (from 2024); Ofsted Annex A, List 8',
  notes: `${workersNote} Short breaks (V3, V4) are left out.`,
  reviewedOn: '2026-11-22',
  changes: [{ on: '2026-11-22', what: 'First version.' }],
});
