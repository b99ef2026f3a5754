import { daysBetween, type LocalDate } from '#kernel/local-date.ts';
import type { ListDefinition, ListId } from '../lists/list.ts';
import { rowsCheck } from './check.ts';

const LISTS: readonly ListId[] = ['contacts', 'earlyHelp', 'referrals', 'assessments', 'section47', 'childProtection'];
/** Services may begin for an unborn child; 42 weeks before the birth nobody can have known of it. */
const LONGEST_PREGNANCY_DAYS = 294;

const placed = ({ placedBy }: ListDefinition) => (placedBy === null ? [] : [placedBy]);

export const longBeforeBirth = rowsCheck(
  LISTS,
  ['bornOn'],
  {
    code: 'AX-202',
    title: 'The child was born more than 42 weeks after the event',
    whatToDo: 'Correct the date of birth or the date of the event, or check that the right child is recorded.',
    effect: 'warns',
  },
  placed,
  (row, _context, field) => {
    const [bornOn, day] = [row['bornOn'], row[field]];
    if (typeof bornOn !== 'string' || typeof day !== 'string' || day >= bornOn) return false;
    return daysBetween(day as LocalDate, bornOn as LocalDate) > LONGEST_PREGNANCY_DAYS;
  },
);
