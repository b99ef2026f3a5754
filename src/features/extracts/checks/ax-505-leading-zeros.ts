import type { ListId } from '../lists/list.ts';
import { type BookCheck, CHILD_LISTS } from './check.ts';

type Place = { list: ListId; sheetRow: number; field: string; childId: string };

export const leadingZeros: BookCheck = {
  level: 'book',
  code: 'AX-505',
  title: 'The same figures occur as an id with and without zeros before them',
  whatToDo: 'Check whether 000123 and 123 are one child; Headway takes them for two.',
  lists: CHILD_LISTS,
  fields: ['childId'],
  effect: 'warns',
  begin() {
    const zeroed = new Map<string, Place>();
    const plain = new Set<string>();
    return {
      row(list, { childId, sheetRow }) {
        if (list === 'adopters' || typeof childId !== 'string') return null;
        const without = /^0+(?=\d+$)/.test(childId) ? childId.replace(/^0+(?=\d)/, '') : null;
        if (without === null) plain.add(childId);
        else if (!zeroed.has(without)) zeroed.set(without, { list, sheetRow, field: 'childId', childId });
        return null;
      },
      finish: () => [...zeroed].filter(([without]) => plain.has(without)).map(([, place]) => place),
    };
  },
};
