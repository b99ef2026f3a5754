import { count } from '../../definition.ts';
import { dated } from '../wording.ts';

export const earlyHelpAssessments = count({
  id: 'EH-01',
  tier: 'operational',
  list: 'earlyHelp',
  area: 'earlyHelp',
  timing: 'flow',
  title: 'Early help assessments started',
  why: 'Help that comes early keeps children out of the statutory service; its number says how much of it there is.',
  month: (assessment) => assessment.startedOn,
  counts: () => true,
  detail: ({ completedOn, organisation }) => [
    { label: 'Organisation', text: organisation ?? 'not recorded' },
    dated('Completed', completedOn),
  ],
  better: 'neither',
  target: null,
  finalAfterDays: 10,
  numeratorInWords: 'Early help assessments started in the month, one for each child',
  denominatorInWords: 'None: a count',
  countingUnit: 'early help assessment of a child',
  source: 'Ofsted Annex A, List 2; Working Together to Safeguard Children 2023, early help',
  notes:
    'An assessment of a family with three children is three rows and counts three. Assessments that partners make and do not tell the council about are not on List 2. Team and disability are not on it either: they are taken from the child’s row in another list, so that most assessments are of no known team. List 2 also holds help that began before the six months: it counts in no month that an extract covers.',
  reviewedOn: '2026-11-22',
  changes: [{ on: '2026-11-22', what: 'First version.' }],
});
