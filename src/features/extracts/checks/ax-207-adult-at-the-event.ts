import { ageOn, type LocalDate } from '#kernel/local-date.ts';
import type { ListDefinition, ListId } from '../lists/list.ts';
import { rowsCheck } from './check.ts';

const LISTS: readonly ListId[] = [
  'contacts',
  'referrals',
  'assessments',
  'section47',
  'childProtection',
  'childrenInCare',
];

const placed = ({ placedBy }: ListDefinition) => (placedBy === null ? [] : [placedBy]);

export const adultAtTheEvent = rowsCheck(
  LISTS,
  ['bornOn'],
  {
    code: 'AX-207',
    title: 'The person was 18 or older at the time',
    whatToDo: 'Correct the date of birth, or leave work with adults off the list.',
    effect: 'warns',
  },
  placed,
  (row, _context, field) => {
    const [bornOn, day] = [row['bornOn'], row[field]];
    if (typeof bornOn !== 'string' || typeof day !== 'string') return false;
    return ageOn(bornOn as LocalDate, day as LocalDate) >= 18;
  },
);
