import { gender } from '../lists/codes/gender.ts';
import { differsBetweenLists } from './differs-between-lists.ts';

const STATED: readonly string[] = gender.entries.map(({ code }) => code).filter((code) => code !== 'notStated');

export const differentGenders = differsBetweenLists(
  'gender',
  (value) => {
    const index = STATED.indexOf(String(value));
    return index === -1 ? null : index;
  },
  {
    code: 'AX-502',
    title: 'The same child has another gender in an earlier row',
    whatToDo: 'Correct the gender in the source; check that the two rows are about one child.',
    effect: 'warns',
  },
);
