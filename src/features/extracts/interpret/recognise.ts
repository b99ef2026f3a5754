import { LIST_IDS, type ListId } from '../lists/list.ts';
import type { Cell } from '../readers/reading.ts';
import { fieldsOf, headingKey } from './headings.ts';
import { listNamed, listTitled } from './list-names.ts';

/** How many rows of a sheet are searched for its headings. */
export const ROWS_SEARCHED = 30;

export type BufferedRow = { rowNumber: number; cells: readonly Cell[] };

export type Recognition =
  | {
      kind: 'list';
      list: ListId;
      headings: readonly (string | null)[];
      /** Position in the searched rows of the first and last row of headings. */
      first: number;
      last: number;
      /** The list that name or title say, where the headings are another's. */
      named: ListId | null;
    }
  | { kind: 'none'; why: 'empty' | 'noHeadings' | 'unclear'; named: ListId | null };

/** Columns that many lists share: they do not tell one list from another. */
const SHARED: ReadonlySet<string> = new Set([
  'childId',
  'familyId',
  'gender',
  'ethnicity',
  'bornOn',
  'ageYears',
  'disability',
  'unaccompanied',
  'team',
  'worker',
]);
const LEAST_HEADINGS = 3;
/** Two rows are put together only where that explains at least this many headings more than one row does. */
const GAIN_FOR_TWO_ROWS = 2;

type Fit = { list: ListId; fields: number; own: number; person: boolean };
type Candidate = { first: number; last: number; headings: readonly (string | null)[]; fits: readonly Fit[] };

/**
 * Which list a sheet holds and where its headings stand. The headings decide; the sheet's name and a title row above
 * them settle what headings leave open, and a contradiction is reported.
 */
export function recognise(sheetName: string, rows: readonly BufferedRow[]): Recognition {
  const byName = listNamed(sheetName);
  if (rows.length === 0) return { kind: 'none', why: 'empty', named: byName };
  const candidate = bestCandidate(rows, byName !== null);
  if (candidate === null) return { kind: 'none', why: 'noHeadings', named: byName };
  const named = byName ?? titleAbove(rows.slice(0, candidate.first));
  const list = listOfHeadings(candidate.fits, named);
  if (list === null) return { kind: 'none', why: 'unclear', named };
  const { first, last, headings } = candidate;
  return { kind: 'list', list, headings, first, last, named: named === list ? null : named };
}

function bestCandidate(rows: readonly BufferedRow[], isNamed: boolean): Candidate | null {
  let best: Candidate | null = null;
  for (const [index, { cells }] of rows.entries()) {
    const headings = cells.map(asHeading);
    const single = { first: index, last: index, headings, fits: fitsOf(headings) };
    if (mostFields(single) > mostFields(best)) best = single;
    const below = rows[index + 1];
    if (!below || !headings.some((heading) => heading !== null)) continue;
    const joined = joinedHeadings(headings, below.cells.map(asHeading));
    const double = { first: index, last: index + 1, headings: joined, fits: fitsOf(joined) };
    const alone = Math.max(mostFields(best), mostFields({ fits: fitsOf(below.cells.map(asHeading)) }));
    if (mostFields(double) >= alone + GAIN_FOR_TWO_ROWS) best = double;
  }
  return best !== null && isEnough(best.fits, isNamed) ? best : null;
}

/** Three headings of a list, two with the id, or the id alone where the sheet is named after a list. */
function isEnough(fits: readonly Fit[], isNamed: boolean): boolean {
  const least = isNamed ? 1 : LEAST_HEADINGS - 1;
  return fits.some(({ fields, person }) => fields >= LEAST_HEADINGS || (person && fields >= least));
}

function mostFields(candidate: { fits: readonly Fit[] } | null): number {
  return candidate === null ? 0 : Math.max(0, ...candidate.fits.map(({ fields }) => fields));
}

/** A merged cell holds its text in its first column only: an upper heading is carried to the right over the blanks. */
function joinedHeadings(upper: readonly (string | null)[], lower: readonly (string | null)[]): (string | null)[] {
  let over: string | null = null;
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, index) => {
    const above: string | null = upper[index] ?? null;
    const below = lower[index] ?? null;
    over = above ?? (below === null ? null : over);
    if (below === null) return above;
    if (over === null) return below;
    const both: string = `${over} ${below}`;
    const isKnown = (text: string) => LIST_IDS.some((list) => fieldsOf(list, headingKey(text)) !== null);
    return isKnown(below) ? below : both;
  });
}

function asHeading(cell: Cell): string | null {
  return typeof cell === 'string' && cell.trim() !== '' ? cell : null;
}

function fitsOf(headings: readonly (string | null)[]): Fit[] {
  const keys = headings.flatMap((heading) => (heading === null ? [] : [headingKey(heading)]));
  if (keys.length === 0) return [];
  return LIST_IDS.map((list) => {
    const fields = new Set(keys.flatMap((key) => fieldsOf(list, key)?.fields ?? []));
    const own = [...fields].filter((field) => !SHARED.has(field)).length;
    return { list, fields: fields.size, own, person: fields.has('childId') || fields.has('adopterId') };
  });
}

/**
 * The list whose own columns the headings hold most of. The named list is taken unless another explains clearly more:
 * it has none of its own columns there while another has, or fewer than half.
 */
function listOfHeadings(fits: readonly Fit[], named: ListId | null): ListId | null {
  const ordered = fits.toSorted((a, b) => b.own - a.own || b.fields - a.fields);
  const [best, next] = ordered;
  if (!best) return named;
  const fitOfNamed = fits.find(({ list }) => list === named);
  if (fitOfNamed && fitOfNamed.own * 2 >= best.own) return fitOfNamed.list;
  if (best.own === 0) return named;
  const isTied = next !== undefined && next.own === best.own && next.fields === best.fields;
  return isTied ? named : best.list;
}

function titleAbove(rows: readonly BufferedRow[]): ListId | null {
  for (const { cells } of rows)
    for (const cell of cells) {
      const list = typeof cell === 'string' ? listTitled(cell) : null;
      if (list !== null) return list;
    }
  return null;
}
