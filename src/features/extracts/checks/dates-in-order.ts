import type { ListRecords } from '../lists/index.ts';
import type { ListId } from '../lists/list.ts';
import { type CheckFacts, type RowCheck, rowsCheck } from './check.ts';

type DateField<L extends ListId> = {
  [F in keyof ListRecords[L]]: F extends `${string}On` | `${string}From` ? F : never;
}[keyof ListRecords[L]] &
  string;

/** A check that one day is not before another of the same row; the same day is in order, a blank is not judged. */
export function datesInOrder<L extends ListId>(
  list: L,
  { first, next }: { first: DateField<L>; next: DateField<L> },
  facts: Omit<CheckFacts, 'fields' | 'lists'>,
): RowCheck {
  return rowsCheck(
    [list],
    [next, first],
    facts,
    () => [next],
    (row) => {
      const [earlier, later] = [row[first], row[next]];
      return typeof earlier === 'string' && typeof later === 'string' && later < earlier;
    },
  );
}
