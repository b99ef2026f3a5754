import type { ListId } from '../lists/list.ts';
import type { AnyRow, BookCheck, CheckFacts } from './check.ts';

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
      const open = new Map<number, { sheetRow: number; childId: string }>();
      const right = new Set<number>();
      let hasList6 = false;
      return {
        row(of, row, person) {
          const { childId, caseStatus, sheetRow } = row;
          if (of === 'childrenInNeed') {
            hasList6 = true;
            if (typeof caseStatus !== 'string' || statuses.includes(caseStatus)) right.add(person);
          } else if (typeof childId === 'string' && isOpen(row)) open.set(person, { sheetRow, childId });
          return null;
        },
        finish() {
          if (!hasList6) return [];
          const missing = [...open].filter(([person]) => !right.has(person));
          return missing.map(([, place]) => ({ list, field: 'childId', ...place }));
        },
      };
    },
  };
}
