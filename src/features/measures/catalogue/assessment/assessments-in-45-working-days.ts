import { proportion } from '../../definition.ts';
import { atLeast } from '../../figures.ts';
import { dated, workingDaysTaken } from '../wording.ts';

export const assessmentsIn45WorkingDays = proportion({
  id: 'AS-01',
  tier: 'board',
  list: 'assessments',
  area: 'assessment',
  timing: 'flow',
  title: 'Assessments completed within 45 working days',
  why: 'A child waits in uncertainty, perhaps in danger, until the assessment is done.',
  month: (assessment) => assessment.authorisedOn,
  among: ({ startedOn, authorisedOn }) => startedOn !== null && authorisedOn !== null,
  counts: ({ startedOn, authorisedOn }, { dueOn }) =>
    startedOn !== null && authorisedOn !== null && authorisedOn <= dueOn('R-ASSESS', startedOn),
  detail: ({ startedOn, authorisedOn }, at) => [
    dated('Started', startedOn),
    dated('Authorised', authorisedOn),
    workingDaysTaken('Working days', startedOn, authorisedOn, at),
  ],
  better: 'higher',
  target: atLeast(90),
  finalAfterDays: 10,
  numeratorInWords: 'Of these, authorised on or before the 45th working day after the start',
  denominatorInWords: 'Assessments authorised in the month',
  countingUnit: 'assessment of a child',
  source: 'Working Together to Safeguard Children 2023: no longer than 45 working days; DfE children in need census',
  notes:
    'The guidance counts from the referral. List 4 has only the assessment’s start and no number that ties it to a referral, so that the start is used: the figure flatters by the days between the two. The start’s day is day 0, and the last day in time is the 45th working day after it: an authorisation at the weekend that follows is late. Where a council lists only assessments that started in the six months, the oldest months of an extract miss long assessments; the figure’s movement from extract to extract shows it.',
  reviewedOn: '2026-11-21',
  changes: [{ on: '2026-11-21', what: 'First version.' }],
});
