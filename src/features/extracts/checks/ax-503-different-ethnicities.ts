import { ethnicity } from '../lists/codes/ethnicity.ts';
import { differsBetweenLists } from './differs-between-lists.ts';

const NOT_KNOWN: readonly string[] = ['REFU', 'NOBT', 'UNKNOWN'];
const STATED: readonly string[] = ethnicity.entries.map(({ code }) => code).filter((code) => !NOT_KNOWN.includes(code));

export const differentEthnicities = differsBetweenLists(
  'ethnicity',
  (value) => {
    const index = STATED.indexOf(String(value));
    return index === -1 ? null : index;
  },
  {
    code: 'AX-503',
    title: 'The same child has another ethnicity in an earlier row',
    whatToDo: 'Correct the ethnicity in the source, so that groups are counted rightly.',
    effect: 'warns',
  },
);
