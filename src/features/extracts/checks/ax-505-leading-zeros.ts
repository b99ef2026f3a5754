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
  begin(persons) {
    const zeroed = new Map<number, { without: string; place: Place }>();
    return {
      row(list, { childId, sheetRow }, person) {
        if (typeof childId !== 'string' || !/^0+\d+$/.test(childId) || zeroed.has(person)) return null;
        const without = childId.replace(/^0+(?=\d)/, '');
        if (without !== childId) zeroed.set(person, { without, place: { list, sheetRow, field: 'childId', childId } });
        return null;
      },
      finish: () => [...zeroed.values()].filter(({ without }) => persons.has(without)).map(({ place }) => place),
    };
  },
};
