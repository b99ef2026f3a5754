import { cellCheck } from './check.ts';

export const wrongKind = cellCheck('wrongKind', {
  code: 'AX-023',
  title: 'The cell holds TRUE or FALSE where words or an id are expected',
  whatToDo: 'Correct the cell.',
  effect: 'keepsOutWhereNeeded',
});
