import { addYears } from '#kernel/local-date.ts';
import { limitInWords } from '#kernel/timescales.ts';
import { proportion } from '../../definition.ts';
import { atLeast } from '../../figures.ts';
import { healthAssessmentOwed } from '../../owed/care.ts';
import { aged, dated } from '../wording.ts';
import { isInCareOn } from './in-care.ts';

export const healthAssessments = proportion({
  id: 'CL-12',
  tier: 'board',
  list: 'childrenInCare',
  area: 'childrenInCare',
  timing: 'snapshot',
  title: 'Children in care for a year whose health assessment is up to date',
  why: 'Children in care are in poorer health than others, and it is for the council to notice.',
  among: (child, { asAt }) =>
    isInCareOn(child, asAt) && child.startedOn !== null && child.startedOn <= addYears(asAt, -1),
  counts(child, at) {
    const owed = healthAssessmentOwed(child, at);
    return owed !== null && at.asAt <= owed.dueOn;
  },
  detail(child, at) {
    const owed = healthAssessmentOwed(child, at);
    return [
      aged(child, at.asAt),
      dated('Last health assessment', child.lastHealthAssessmentOn),
      dated('Next due by', owed?.dueOn ?? null),
      { label: 'Interval', text: owed ? limitInWords(at.limit(owed.rule, owed.from)) : 'not known' },
    ];
  },
  better: 'higher',
  target: atLeast(92),
  finalAfterDays: 15,
  numeratorInWords: 'Of these, a health assessment in the last 12 months, or in the last six of children under 5',
  denominatorInWords: 'Children in care on the as-at date who have been in care for at least 12 months',
  countingUnit: 'child',
  source:
    'Care Planning, Placement and Case Review (England) Regulations 2010 (SI 2010/959), regulation 7; DfE children looked-after return (SSDA903)',
  notes:
    'The interval follows the child’s age on the as-at date: a child who turned 5 since the last assessment is allowed 12 months. National figures count a year’s assessments of children in care on 31 March for 12 months or more. List 8 does not say whether no appointment was offered or the young person refused it. Short breaks (V3, V4) are left out.',
  reviewedOn: '2026-11-22',
  changes: [{ on: '2026-11-22', what: 'First version.' }],
});
