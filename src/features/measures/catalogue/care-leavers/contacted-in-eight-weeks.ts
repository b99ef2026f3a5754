import { LISTS } from '#features/extracts/index.ts';
import { proportion } from '../../definition.ts';
import { atLeast } from '../../figures.ts';
import { contactOwed } from '../../owed/leaving-care.ts';
import { coded, dated } from '../wording.ts';
import { hasLeftTheList, isOutOfCare } from './care-leavers-counted.ts';

const COLUMNS = LISTS.careLeavers.columns;

export const contactedInEightWeeks = proportion({
  id: 'LC-09',
  tier: 'operational',
  list: 'careLeavers',
  area: 'careLeavers',
  timing: 'snapshot',
  title: 'Care leavers contacted in the last eight weeks',
  why: 'Trouble rarely waits for the next appointment.',
  among: (person) => isOutOfCare(person) && !hasLeftTheList(person),
  counts(person, at) {
    const owed = contactOwed(person, at);
    return owed !== null && !owed.isFirst && at.asAt <= owed.dueOn;
  },
  detail: (person, at) => [
    coded('Eligibility', COLUMNS.eligibility, person.eligibility),
    dated('Last contact', person.lastContactOn),
    dated('Next contact due by', contactOwed(person, at)?.dueOn ?? null),
    coded('In touch', COLUMNS.inTouch, person.inTouch),
  ],
  better: 'higher',
  target: atLeast(90),
  finalAfterDays: 5,
  numeratorInWords: 'Of these, the last contact is no more than eight weeks before the as-at date',
  denominatorInWords: 'Relevant and former relevant young people on the as-at date',
  countingUnit: 'young person',
  source:
    'Children Act 1989 Guidance and Regulations, volume 3: planning transition to adulthood for care leavers; Ofsted Annex A, List 9',
  notes:
    'Eight weeks are 56 days; the 56th is in time. They are a starting value for the council to confirm. Those of whom no contact is recorded are late. Those who refuse contact or want no services stay in the denominator; those who have died or have been back with their parents for six months are left out.',
  reviewedOn: '2026-11-22',
  changes: [{ on: '2026-11-22', what: 'First version.' }],
});
