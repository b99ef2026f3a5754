import type { AnyRow, BookCheck, CheckFacts } from './check.ts';
import { CHILD_LISTS, personKey } from './check.ts';

/**
 * A check that a fact of a child is the same wherever the child appears. `numberOf` gives a small number for the fact
 * (small numbers keep a million children cheap), or null where the row does not say.
 */
export function differsBetweenLists(
  field: string,
  numberOf: (value: string | number) => number | null,
  facts: Omit<CheckFacts, 'fields' | 'lists'>,
): BookCheck {
  return {
    level: 'book',
    lists: CHILD_LISTS,
    fields: [field],
    ...facts,
    begin() {
      const known = new Map<string, number>();
      return {
        row(list, row: AnyRow) {
          const { childId } = row;
          const value = row[field];
          if (list === 'adopters' || typeof childId !== 'string' || value === null || value === undefined) return null;
          const number = numberOf(value);
          if (number === null) return null;
          const key = personKey(childId);
          const before = known.get(key);
          if (before === undefined) known.set(key, number);
          return before !== undefined && before !== number ? field : null;
        },
        finish: () => [],
      };
    },
  };
}
