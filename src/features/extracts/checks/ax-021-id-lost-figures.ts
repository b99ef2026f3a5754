import { cellCheck } from './check.ts';

export const idLostFigures = cellCheck('idLostFigures', {
  code: 'AX-021',
  title: 'The id was turned into a number and has lost figures',
  whatToDo: 'Export ids as text, so that Excel does not turn them into numbers such as 1.23E+15.',
  effect: 'keepsOutWhereNeeded',
});
