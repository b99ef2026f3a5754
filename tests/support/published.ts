import { localDate } from '#kernel/local-date.ts';
import { type Understood, understand } from '../../src/features/benchmarks/understood.ts';

export const OWN_HEADINGS = 'measure,year,area,area_name,area_code,value,mark,source,published_on';

/** A file of one published figure whose source names a council, as it is understood. */
export function publishedBy(council: string): Understood {
  const row = `FD-08,2021,england,,,22.7,,Published for ${council},2021-10-28`;
  const lines = [OWN_HEADINGS, row].map((line, index) => ({ row: index + 1, cells: line.split(',') }));
  const measures = new Map([['FD-08', { unit: 'percent', isOfDay: false, title: 'Re-referrals' }]] as const);
  const read = understand(lines, { today: localDate('2022-08-09'), own: council, measures, publishedOn: null });
  if ('code' in read) throw new Error(read.code);
  return read;
}
