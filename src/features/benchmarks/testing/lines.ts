import { localDate } from '#kernel/local-date.ts';
import type { ReadingContext } from '../own-layout.ts';
import type { Line } from '../table.ts';

/** A drawn table as the lines of a file: cells between bars, numbered from 1 as a spreadsheet shows them. */
export function lines(drawn: string): Line[] {
  return drawn
    .trim()
    .split('\n')
    .map((line, index) => ({ row: index + 1, cells: line.split('|').map((cell) => cell.trim()) }));
}

export const CONTEXT: ReadingContext = {
  today: localDate('2022-08-09'),
  own: '999',
  measures: new Map([
    ['FD-08', { unit: 'percent', isOfDay: false, title: 'Re-referrals' }],
    ['CP-06', { unit: 'percent', isOfDay: true, title: 'Plans of two years' }],
    ['CL-01', { unit: 'per10000', isOfDay: true, title: 'Children in care' }],
  ]),
  publishedOn: localDate('2022-03-01'),
};
