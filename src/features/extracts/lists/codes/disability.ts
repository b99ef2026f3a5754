import { codeSet } from './code-set.ts';

/** The disability codes of the children in need census; any of them says that the child has a disability. */
const CENSUS_CODES = ['AUT', 'BEH', 'COMM', 'CON', 'DDA', 'HAND', 'HEAR', 'INC', 'LD', 'MOB', 'PC', 'VIS'] as const;

export const disability = codeSet('disability', 'Disability', [
  { code: 'yes', letter: 'a', label: 'Yes', also: ['Y', '1', 'True', '1 - Yes', 'Disabled', ...CENSUS_CODES] },
  {
    code: 'no',
    letter: 'b',
    label: 'No',
    also: ['N', '0', 'False', '0 - No', 'NONE', 'No disability', 'Not disabled'],
  },
  {
    code: 'unknown',
    letter: 'c',
    label: 'Unknown',
    also: ['U', 'NOBT', 'REFU', 'Refused', 'Not known', 'Not obtained', 'Not recorded'],
  },
]);
