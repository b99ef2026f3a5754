import { LISTS } from '#features/extracts/index.ts';
import { isUnborn } from '../../ages.ts';
import { proportion } from '../../definition.ts';
import { atLeast } from '../../figures.ts';
import { aged, coded, dated } from '../wording.ts';

const COLUMNS = LISTS.assessments.columns;

export const seenDuringAssessment = proportion({
  id: 'AS-04',
  tier: 'operational',
  list: 'assessments',
  area: 'assessment',
  timing: 'flow',
  title: 'Children seen during their assessment',
  why: 'An assessment of a child whom nobody saw is an assessment of what adults say.',
  month: (assessment) => assessment.authorisedOn,
  among: (assessment) => assessment.authorisedOn !== null && !isUnborn(assessment, assessment.authorisedOn),
  counts: ({ childSeen }) => childSeen === 'yes',
  detail: (assessment) => [
    ...(assessment.authorisedOn === null ? [] : [aged(assessment, assessment.authorisedOn)]),
    dated('Authorised', assessment.authorisedOn),
    coded('Child seen', COLUMNS.childSeen, assessment.childSeen),
  ],
  better: 'higher',
  target: atLeast(98),
  finalAfterDays: 10,
  numeratorInWords: 'Of these, the child is recorded as seen during the assessment',
  denominatorInWords: 'Assessments authorised in the month of children who were born by then',
  countingUnit: 'assessment of a child',
  source: 'Ofsted Annex A, List 4; Working Together to Safeguard Children 2023: children are seen and heard',
  notes:
    'Unknown and blank stay in the denominator: an assessment whose record does not say so is no assurance. A child who was born while the assessment ran is one of these; a child of unknown age is taken to be born. Seen is not the same as seen alone, which List 4 does not say.',
  reviewedOn: '2026-11-22',
  changes: [{ on: '2026-11-22', what: 'First version.' }],
});
