import { gender } from '../lists/codes/gender.ts';
import { differsBetweenLists } from './differs-between-lists.ts';

const UNSTATED: readonly string[] = ['notStated'];
const STATED = new Map<string | number, number>(
  gender.entries.flatMap(({ code }, index) => (UNSTATED.includes(code) ? [] : [[code, index]])),
);

export const differentGenders = differsBetweenLists('gender', (code) => STATED.get(code) ?? null, {
  code: 'AX-502',
  title: 'The same child has another gender in an earlier row',
  whatToDo: 'Correct the gender in the source; check that the two rows are about one child.',
  effect: 'warns',
});
