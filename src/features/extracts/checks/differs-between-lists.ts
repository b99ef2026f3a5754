import { type BookCheck, CHILD_LISTS, type CheckFacts } from './check.ts';

/**
 * A check that a fact of a child is the same wherever the child appears. `numberOf` gives a number for the fact, or
 * null where the row does not say.
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
      const known: (number | null | undefined)[] = [];
      return {
        row(_list, row, person) {
          const value = row[field];
          if (value === null || value === undefined) return null;
          const number = numberOf(value);
          if (number === null) return null;
          while (known.length <= person) known.push(null);
          const before = known[person] ?? null;
          if (before === null) known[person] = number;
          return before !== null && before !== number ? field : null;
        },
        finish: () => [],
      };
    },
  };
}
