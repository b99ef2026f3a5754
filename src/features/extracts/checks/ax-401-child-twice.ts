import { LISTS } from '../lists/index.ts';
import { LIST_IDS } from '../lists/list.ts';
import { type ListCheck, personKey } from './check.ts';

/** Lists of one row per child (6 to 10); adopters without an id of their own may share their family's. */
const ONE_ROW_LISTS = LIST_IDS.filter((id) => LISTS[id].rowsPerPerson === 'one');

export const childTwice: ListCheck = {
  level: 'list',
  code: 'AX-401',
  title: 'The child is on the list a second time',
  whatToDo: 'Keep one row, with the most recent episode. The first row is used, the others are left out.',
  lists: ONE_ROW_LISTS,
  fields: ['childId'],
  effect: 'keepsOut',
  at: ({ personField }) => personField,
  begin({ personField }) {
    const seen = new Set<string>();
    return (row) => {
      const person = row[personField];
      if (typeof person !== 'string') return false;
      const key = personKey(person);
      if (seen.has(key)) return true;
      seen.add(key);
      return false;
    };
  },
};
