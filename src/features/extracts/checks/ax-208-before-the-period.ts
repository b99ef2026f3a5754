import { addDays, addMonths, type LocalDate } from '#kernel/local-date.ts';
import type { ListDefinition, ListId } from '../lists/list.ts';
import { rowsCheck } from './check.ts';
import { rememberLast } from './remember-last.ts';

/** The lists that hold only what was received in the period; the others also hold what was open in it. */
const LISTS: readonly ListId[] = ['contacts', 'referrals'];
const MONTHS_BACK = 6;
/** Councils count six months from slightly different days. */
const DAYS_ALLOWED = 7;

/** The first day of the period, worked out once per extract. */
const firstDay = rememberLast((asAt: LocalDate) => addDays(addMonths(asAt, -MONTHS_BACK), -DAYS_ALLOWED));

const placed = ({ placedBy }: ListDefinition) => (placedBy === null ? [] : [placedBy]);

export const beforeThePeriod = rowsCheck(
  LISTS,
  [],
  {
    code: 'AX-208',
    title: 'The event is more than six months before the day of the extract',
    whatToDo: 'Check the date, and that the extract was run for the right six months.',
    effect: 'warns',
  },
  placed,
  (row, { asAt }, field) => {
    const day = row[field];
    if (typeof day !== 'string' || asAt === null) return false;
    return day < firstDay(asAt);
  },
);
