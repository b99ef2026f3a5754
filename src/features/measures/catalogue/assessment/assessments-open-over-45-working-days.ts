import type { AssessmentRecord } from '#features/extracts/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { proportion } from '../../definition.ts';
import { atMost } from '../../figures.ts';
import { isOpenOn } from '../open-on.ts';
import { dated, workingDaysTaken } from '../wording.ts';

export const assessmentsOpenOver45WorkingDays = proportion({
  id: 'AS-02',
  tier: 'board',
  list: 'assessments',
  area: 'assessment',
  timing: 'snapshot',
  title: 'Open assessments already over 45 working days',
  why: 'These children are waiting now; the share of assessments done in time cannot show them until they are closed.',
  among: (assessment, { asAt }) => isOpen(assessment, asAt),
  counts: ({ startedOn }, { asAt, dueOn }) => startedOn !== null && asAt > dueOn('R-ASSESS', startedOn),
  detail: ({ startedOn }, at) => [
    dated('Started', startedOn),
    dated('Was due by', startedOn === null ? null : at.dueOn('R-ASSESS', startedOn)),
    workingDaysTaken('Working days open', startedOn, at.asAt, at),
  ],
  better: 'lower',
  target: atMost(3),
  finalAfterDays: 0,
  numeratorInWords: 'Of these, open after the 45th working day from the start has passed',
  denominatorInWords: 'Assessments not authorised on the as-at date',
  countingUnit: 'assessment of a child',
  source: 'Working Together to Safeguard Children 2023: no longer than 45 working days',
  notes:
    'As at the extract, not at the month’s end. The clock runs from the assessment’s start, as in AS-01. An assessment authorised after the as-at date was open on it. An assessment that was abandoned without being closed in the system stays here until it is.',
  reviewedOn: '2026-11-21',
  changes: [{ on: '2026-11-21', what: 'First version.' }],
});

function isOpen({ startedOn, authorisedOn }: AssessmentRecord, asAt: LocalDate): boolean {
  return isOpenOn({ startedOn, endedOn: authorisedOn }, asAt);
}
