import { type BookCheck, CHILD_LISTS, personKey } from './check.ts';

export const idWrittenTwoWays: BookCheck = {
  level: 'book',
  code: 'AX-504',
  title: 'The id differs from an earlier one only in capital letters or blanks',
  whatToDo: 'Write ids alike everywhere: Headway takes the two for different children.',
  lists: CHILD_LISTS,
  fields: ['childId'],
  effect: 'warns',
  begin() {
    const writings = new Map<string, string>();
    return {
      row(list, { childId }) {
        if (list === 'adopters' || typeof childId !== 'string') return null;
        const key = personKey(childId);
        const before = writings.get(key);
        if (before === undefined && key !== childId) writings.set(key, childId);
        if (before === undefined && key === childId) writings.set(key, key);
        return before !== undefined && before !== childId ? 'childId' : null;
      },
      finish: () => [],
    };
  },
};
