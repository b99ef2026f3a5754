import type { ListDefinition } from '../lists/list.ts';
import { LIST_IDS } from '../lists/list.ts';
import { rowsCheck } from './check.ts';

/** Every date but the birth, which may be expected. */
const eventDates = ({ columns }: ListDefinition) =>
  Object.keys(columns).filter((field) => field !== 'bornOn' && columns[field]?.kind === 'date');

export const dateInTheFuture = rowsCheck(
  LIST_IDS,
  [],
  {
    code: 'AX-201',
    title: 'The date is after the day of the extract',
    whatToDo: 'Correct the date: the lists hold what has happened, not what is planned.',
    effect: 'warns',
  },
  eventDates,
  (row, { asAt, today }, field) => {
    const day = row[field];
    return typeof day === 'string' && day > (asAt ?? today);
  },
);
