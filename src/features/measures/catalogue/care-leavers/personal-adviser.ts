import type { CareLeaverRecord } from '#features/extracts/index.ts';
import { LISTS } from '#features/extracts/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { proportion, type RuleContext } from '../../definition.ts';
import { atLeast } from '../../figures.ts';
import { sixteenthBirthday } from '../../owed/leaving-care.ts';
import { isSomebody } from '../nobodys-names.ts';
import { aged, coded, dated } from '../wording.ts';
import { hasLeftTheList } from './care-leavers-counted.ts';

const COLUMNS = LISTS.careLeavers.columns;

export const personalAdviser = proportion({
  id: 'LC-07',
  tier: 'board',
  list: 'careLeavers',
  area: 'careLeavers',
  timing: 'snapshot',
  title: 'Young people with a personal adviser three months after their 16th birthday',
  why: 'The adviser is the one adult who stays when social workers and carers go.',
  among(person, at) {
    if (person.eligibility !== 'eligible' && person.eligibility !== 'relevant') return false;
    const due = adviserDueOn(person, at);
    return !hasLeftTheList(person) && due !== null && due <= at.asAt;
  },
  counts: ({ personalAdviser }) => isSomebody(personalAdviser),
  detail: (person, at) => [
    aged(person, at.asAt),
    coded('Eligibility', COLUMNS.eligibility, person.eligibility),
    dated('Adviser due by', adviserDueOn(person, at)),
    { label: 'Personal adviser', text: isSomebody(person.personalAdviser) ? 'recorded' : 'none recorded' },
  ],
  better: 'higher',
  target: atLeast(95),
  finalAfterDays: 5,
  numeratorInWords: 'Of these, a personal adviser is recorded',
  denominatorInWords: 'Eligible and relevant young people who were 16 at least three months before the as-at date',
  countingUnit: 'young person',
  source: 'Children Act 1989, Schedule 2, paragraph 19C; Ofsted Annex A, List 9: allocated personal adviser',
  notes:
    'The law asks for an adviser for every eligible child and sets no day; three months, by when needs are to be assessed, are a starting value for the council to confirm. List 9 does not say when an adviser was appointed, so that one who came late is not told from one who came in time, nor since when somebody is eligible: a young person who came into care after turning 16 is counted from the birthday. Former relevant young people are left out, and so are those who have died or have been back with their parents for six months.',
  reviewedOn: '2026-11-22',
  changes: [{ on: '2026-11-22', what: 'First version.' }],
});

function adviserDueOn(person: CareLeaverRecord, at: RuleContext): LocalDate | null {
  const from = sixteenthBirthday(person);
  return from === null ? null : at.dueOn('R-PA', from);
}
