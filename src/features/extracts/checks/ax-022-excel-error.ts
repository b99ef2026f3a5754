import { cellCheck } from './check.ts';

export const excelError = cellCheck('excelError', {
  code: 'AX-022',
  title: 'The cell holds an error of Excel, or a formula that was never computed',
  whatToDo: 'Open the workbook in Excel, let it calculate, and correct the formula.',
  effect: 'keepsOutWhereNeeded',
});
