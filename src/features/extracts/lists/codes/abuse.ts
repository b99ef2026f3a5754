import { codeSet } from './code-set.ts';

/** The category of abuse of a child protection plan. Ofsted's `Multiple/not recommended` is the census's `MUL`. */
export const abuse = codeSet('abuse', 'Category of abuse', [
  { code: 'NEG', letter: 'a', label: 'Neglect' },
  { code: 'PHY', letter: 'b', label: 'Physical abuse', also: ['Physical'] },
  { code: 'SAB', letter: 'c', label: 'Sexual abuse', also: ['Sexual'] },
  { code: 'EMO', letter: 'd', label: 'Emotional abuse', also: ['Emotional'] },
  {
    code: 'MUL',
    letter: 'e',
    label: 'Multiple/not recommended',
    also: ['Multiple', 'Multiple categories', 'More than one category', 'Not recommended'],
  },
]);
