import { type BookCheck, CHILD_LISTS } from './check.ts';

export const idWrittenTwoWays: BookCheck = {
  level: 'book',
  code: 'AX-504',
  title: 'The id differs from an earlier one only in capital letters or blanks',
  whatToDo: 'Write ids alike everywhere: Headway takes the two for different children.',
  lists: CHILD_LISTS,
  fields: ['childId'],
  effect: 'warns',
  begin(persons) {
    return {
      row: (_list, { childId }, person) =>
        typeof childId !== 'string' || persons.isWrittenAsBefore(childId, person) ? null : 'childId',
      finish: () => [],
    };
  },
};
