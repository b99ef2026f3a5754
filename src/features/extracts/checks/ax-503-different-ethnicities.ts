import { ethnicity } from '../lists/codes/ethnicity.ts';
import { differsBetweenLists } from './differs-between-lists.ts';

const UNSTATED: readonly string[] = ['REFU', 'NOBT', 'UNKNOWN'];
const STATED = new Map<string | number, number>(
  ethnicity.entries.flatMap(({ code }, index) => (UNSTATED.includes(code) ? [] : [[code, index]])),
);

export const differentEthnicities = differsBetweenLists('ethnicity', (code) => STATED.get(code) ?? null, {
  code: 'AX-503',
  title: 'The same child has another ethnicity in an earlier row',
  whatToDo: 'Correct the ethnicity in the source, so that groups are counted rightly.',
  effect: 'warns',
});
