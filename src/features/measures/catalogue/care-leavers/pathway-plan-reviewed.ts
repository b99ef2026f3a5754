import { LISTS } from '#features/extracts/index.ts';
import { proportion } from '../../definition.ts';
import { atLeast } from '../../figures.ts';
import { pathwayPlanOwed } from '../../owed/leaving-care.ts';
import { aged, coded, dated } from '../wording.ts';
import { hasLeftTheList, isOutOfCare } from './care-leavers-counted.ts';

const COLUMNS = LISTS.careLeavers.columns;

export const pathwayPlanReviewed = proportion({
  id: 'LC-08',
  tier: 'board',
  list: 'careLeavers',
  area: 'careLeavers',
  timing: 'snapshot',
  title: 'Pathway plans reviewed in the last six months',
  why: 'A plan for becoming an adult is worth something as long as it keeps up with the life it is for.',
  among(person, at) {
    if (hasLeftTheList(person)) return false;
    const owed = pathwayPlanOwed(person, at);
    return isOutOfCare(person) || (owed !== null && (!owed.isFirst || at.asAt > owed.dueOn));
  },
  counts(person, at) {
    const owed = pathwayPlanOwed(person, at);
    return owed !== null && !owed.isFirst && at.asAt <= owed.dueOn;
  },
  detail: (person, at) => [
    aged(person, at.asAt),
    coded('Eligibility', COLUMNS.eligibility, person.eligibility),
    dated('Pathway plan reviewed', person.pathwayPlanReviewedOn),
    dated('Next due by', pathwayPlanOwed(person, at)?.dueOn ?? null),
  ],
  better: 'higher',
  target: atLeast(90),
  finalAfterDays: 5,
  numeratorInWords: 'Of these, a pathway plan made or reviewed in the six months before the as-at date',
  denominatorInWords:
    'Relevant and former relevant young people on the as-at date, and eligible ones who have a pathway plan or were 16 more than three months before',
  countingUnit: 'young person',
  source: 'Care Leavers (England) Regulations 2010 (SI 2010/2571), regulation 7; Ofsted Annex A, List 9',
  notes:
    'List 9 has one date for a plan and its reviews: the latest. Without it the plan of an eligible young person is overdue from three months after the 16th birthday; relevant and former relevant young people should have one already. Qualifying young people are owed no pathway plan. Young people who have died or have been back with their parents for six months are left out.',
  reviewedOn: '2026-11-22',
  changes: [{ on: '2026-11-22', what: 'First version.' }],
});
