import { type ChildProtectionRecord, LISTS } from '#features/extracts/index.ts';
import { ageAt } from '../../ages.ts';
import { proportion, type RuleContext } from '../../definition.ts';
import { atLeast } from '../../figures.ts';
import { isOpenOn } from '../open-on.ts';
import { aged, coded, dated } from '../wording.ts';

const COLUMNS = LISTS.childProtection.columns;

export const seenAlone = proportion({
  id: 'CP-11',
  tier: 'operational',
  list: 'childProtection',
  area: 'childProtection',
  timing: 'snapshot',
  title: 'Children on a plan seen alone at the last visit',
  why: 'A child can only say what happens at home when nobody from home is listening.',
  among: (plan, at) => isOpenOn(plan, at.asAt) && plan.lastVisitOn !== null && isOldEnough(plan, at),
  counts: (plan) => plan.seenAlone === 'yes',
  detail: (plan, { asAt }) => [
    aged(plan, asAt),
    dated('Last visit', plan.lastVisitOn),
    coded('Seen alone', COLUMNS.seenAlone, plan.seenAlone),
  ],
  better: 'higher',
  target: atLeast(85),
  finalAfterDays: 3,
  numeratorInWords: 'Of these, recorded as seen alone at the last visit',
  denominatorInWords: 'Children aged 4 or over on a plan on the as-at date who have been visited',
  countingUnit: 'child',
  source:
    'Ofsted Annex A, List 7; Working Together to Safeguard Children 2023: children are seen alone when appropriate',
  notes:
    'Unknown and blank stay in the denominator: a visit whose record does not say so is no assurance. The age of 4 is a starting value and the council’s to set; unborn children and children of unknown age are left out. The age is that on the as-at date, not on the day of the visit.',
  reviewedOn: '2026-11-21',
  changes: [{ on: '2026-11-21', what: 'First version.' }],
});

function isOldEnough(plan: ChildProtectionRecord, { asAt, limit }: RuleContext): boolean {
  const age = ageAt(plan, asAt);
  return age !== null && age >= limit('R-CP-ALONE', asAt).amount;
}
