import { type ChildInNeedRecord, LISTS } from '#features/extracts/index.ts';
import { addMonths, type LocalDate } from '#kernel/local-date.ts';
import { proportion, type RuleContext } from '../../definition.ts';
import { atMost } from '../../figures.ts';
import { isOpenNeed } from '../children-in-need/open-need.ts';
import { coded, dated } from '../wording.ts';

const COLUMNS = LISTS.childrenInNeed.columns;
const UP_TO_DATE_MONTHS = 12;

export const assessmentsOutOfDate = proportion({
  id: 'AS-06',
  tier: 'board',
  list: 'childrenInNeed',
  area: 'assessment',
  timing: 'snapshot',
  looksBack: { over: 'assessments', months: UP_TO_DATE_MONTHS, without: 'noFigure' },
  title: 'Children with a plan or in care whose last assessment is older than 12 months',
  why: 'A plan that rests on how things were more than a year ago may answer a need that has gone, and miss one that has come.',
  among: (child, { asAt }) => isOpenNeed(child, asAt) && hasPlan(child),
  counts: isOutOfDate,
  detail: (child, { past }) => [
    coded('Case status', COLUMNS.caseStatus, child.caseStatus),
    dated('Need began', child.startedOn),
    { label: 'Last assessment', text: lastAssessment(child, past.lastAssessedOn) },
  ],
  better: 'lower',
  target: atMost(5),
  finalAfterDays: 0,
  numeratorInWords:
    'Of these, the last assessment was authorised more than 12 months before the as-at date; or none is known and need began more than 12 months before it',
  denominatorInWords:
    'Children in need with a child in need plan, on a child protection plan or in care on the as-at date',
  countingUnit: 'child',
  source: 'A local standard (at least every 12 months), for the council to confirm; Ofsted Annex A, Lists 4 and 6',
  notes:
    'List 4 holds assessments of the last six months; older ones are taken from earlier extracts, and there is no figure until these reach back 12 months before the as-at date. By then an assessment that no extract shows was authorised more than 12 months ago or never made: a child whose need began earlier counts, a child whose need began within the 12 months and of whom no assessment is known does not, as the first one may be under way. An assessment of the same day a year ago is in time. An assessment counts from its authorisation: one that is open now does not bring the last one up to date. Children with an open assessment alone are left out. No law sets the interval.',
  reviewedOn: '2026-11-22',
  changes: [{ on: '2026-11-22', what: 'First version.' }],
});

function hasPlan({ caseStatus }: ChildInNeedRecord): boolean {
  return caseStatus === 'childInNeedPlan' || caseStatus === 'childProtectionPlan' || caseStatus === 'inCare';
}

function isOutOfDate({ childId, startedOn }: ChildInNeedRecord, { asAt, past }: RuleContext): boolean {
  const since = (childId === null ? null : past.lastAssessedOn(childId)) ?? startedOn;
  return since !== null && since < addMonths(asAt, -UP_TO_DATE_MONTHS);
}

function lastAssessment({ childId }: ChildInNeedRecord, lastAssessedOn: (childId: string) => LocalDate | null): string {
  const last = childId === null ? null : lastAssessedOn(childId);
  return last === null ? 'none known' : dated('', last).text;
}
