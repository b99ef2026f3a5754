import type { ListId } from '../lists/list.ts';
import type { AnyRow, BookCheck, CheckFacts } from './check.ts';
import { personKey } from './check.ts';

/**
 * A check that every child with an open episode on a list is on List 6 with a status that says so: List 6 holds every
 * child with a service (Annex A guidance, List 6). Not judged where the extract has no List 6.
 */
export function missingFromList6(
  list: ListId,
  isOpen: (row: AnyRow) => boolean,
  statuses: readonly string[],
  facts: Omit<CheckFacts, 'fields' | 'lists'>,
): BookCheck {
  return {
    level: 'book',
    lists: [list, 'childrenInNeed'],
    fields: ['childId', 'caseStatus'],
    ...facts,
    begin() {
      const open = new Map<string, { sheetRow: number; childId: string }>();
      const right = new Set<string>();
      let rowsOfList6 = 0;
      return {
        row(of, row) {
          const { childId, caseStatus, sheetRow } = row;
          if (of === 'childrenInNeed') rowsOfList6 += 1;
          if (typeof childId !== 'string') return null;
          const key = personKey(childId);
          if (of === 'childrenInNeed' && (typeof caseStatus !== 'string' || statuses.includes(caseStatus)))
            right.add(key);
          if (of === list && isOpen(row)) open.set(key, { sheetRow, childId });
          return null;
        },
        finish: () =>
          rowsOfList6 === 0
            ? []
            : [...open].filter(([key]) => !right.has(key)).map(([, place]) => ({ list, field: 'childId', ...place })),
      };
    },
  };
}
