import type { ListId, ListRecords } from '#features/extracts/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Dimension } from '../measure.ts';
import { years } from './slow-reference.ts';

/** A row's group in a dimension that the row itself tells; team and disability may have to be looked up elsewhere. */
export function plainGroup(dimension: Dimension, row: ListRecords[ListId], on: LocalDate): string | null {
  if (dimension === 'council') return 'all';
  if (dimension === 'sex')
    return row.gender === 'male' || row.gender === 'female' || row.gender === 'neither' ? row.gender : 'notKnown';
  if (dimension === 'ethnicGroup') return ethnicGroup(row.ethnicity);
  if (dimension === 'ageBand') return 'bornOn' in row ? ageBand(years(row, on)) : 'notKnown';
  if (dimension === 'team') return 'team' in row ? (row.team ?? 'notKnown') : null;
  if (dimension === 'disability' && 'disability' in row)
    return row.disability === 'yes' || row.disability === 'no' ? row.disability : 'notKnown';
  return null;
}

function ethnicGroup(code: string | null): string {
  if (code === null || ['REFU', 'NOBT', 'UNKNOWN'].includes(code)) return 'notKnown';
  if (code === 'OOTH') return 'other';
  if (code === 'CHNE') return 'asian';
  return { W: 'white', M: 'mixed', A: 'asian', B: 'black' }[code[0] ?? ''] ?? 'no group';
}

function ageBand(age: number | null): string {
  const bands: [number, number, string][] = [
    [-1, -1, 'unborn'],
    [0, 0, '0'],
    [1, 4, '1-4'],
    [5, 9, '5-9'],
    [10, 15, '10-15'],
    [16, 17, '16-17'],
    [18, 20, '18-20'],
    [21, 25, '21-25'],
  ];
  return bands.find(([from, to]) => age !== null && age >= from && age <= to)?.[2] ?? 'notKnown';
}
