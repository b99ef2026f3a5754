import { COUNCILS } from './councils.ts';
import type { RowReader } from './table.ts';

/** One council among those whose children live in circumstances like another’s. */
export type Neighbour = {
  /** The model of a year: `April 2021`. */
  model: string;
  council: string;
  rank: number;
  code: string;
  name: string;
  closeness: string;
};

export const NEIGHBOUR_COLUMNS = ['model', 'la_code', 'rank', 'sn_code', 'sn_name'] as const;

const MOST_NEIGHBOURS = 20;

/** A row of a set of neighbours; `none` where the model has none for the council, null where anything is wrong. */
export function readNeighbourRow(row: RowReader, own: string): Neighbour | 'none' | null {
  const [model, council, rank, code] = ['model', 'la_code', 'rank', 'sn_code'].map(row.cell);
  if (code === '-') return 'none';
  if (!model) row.problem('model', 'unknownModel');
  if (!isKnown(council, own)) row.problem('la_code', 'unknownCouncil');
  if (!isKnown(code, own)) row.problem('sn_code', 'unknownCouncil');
  const place = Number(rank);
  if (!Number.isInteger(place) || place < 1 || place > MOST_NEIGHBOURS) row.problem('rank', 'badRank');
  if (row.hasProblem() || !model || !council || !code) return null;
  const name = row.cell('sn_name') || (COUNCILS[code] ?? code);
  return { model, council, rank: place, code, name, closeness: row.cell('closeness') };
}

function isKnown(code: string | undefined, own: string): boolean {
  return code !== undefined && (code === own || Object.hasOwn(COUNCILS, code));
}
