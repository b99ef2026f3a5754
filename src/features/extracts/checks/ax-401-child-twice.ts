import { LISTS } from '../lists/index.ts';
import { LIST_IDS } from '../lists/list.ts';
import type { ListCheck } from './check.ts';

/** Lists of one row per child (6 to 10), or per adopter (11). */
const ONE_ROW_LISTS = LIST_IDS.filter((id) => LISTS[id].rowsPerPerson === 'one');

export const childTwice: ListCheck = {
  level: 'list',
  code: 'AX-401',
  title: 'The child (or adopter) is on the list a second time',
  whatToDo: 'Keep one row, with the most recent episode. The first row is used, the others are left out.',
  lists: ONE_ROW_LISTS,
  fields: [],
  effect: 'keepsOut',
  at: ({ personField }) => personField,
  begin() {
    const seen = new Set<number>();
    return (_row, person) => {
      if (seen.has(person)) return true;
      seen.add(person);
      return false;
    };
  },
};
