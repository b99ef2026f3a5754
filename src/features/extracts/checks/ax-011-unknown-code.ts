import { cellCheck } from './check.ts';

export const unknownCode = cellCheck('unknownCode', {
  code: 'AX-011',
  title: 'The code is not one that Headway knows',
  whatToDo:
    'Correct it in the source, or tell us what the code means; the nearest known codes are shown. The row is kept without it.',
  effect: 'warns',
});
