import { COUNCILS } from './councils.ts';
import type { BenchmarkArea } from './figure.ts';

/** The regions of England that publishers give figures of; London also as its two halves. */
const REGIONS = [
  'North East',
  'North West',
  'Yorkshire and The Humber',
  'East Midlands',
  'West Midlands',
  'East of England',
  'London',
  'Inner London',
  'Outer London',
  'South East',
  'South West',
] as const;

export const ENGLAND: BenchmarkArea = { kind: 'england', code: '970', name: 'England' };
export const NEIGHBOURS: BenchmarkArea = { kind: 'statisticalNeighbours', code: null, name: 'Statistical neighbours' };
export const GOOD: BenchmarkArea = { kind: 'goodAndOutstanding', code: null, name: 'Good and Outstanding councils' };

const WORDS: Readonly<Record<string, BenchmarkArea>> = {
  england: ENGLAND,
  'statistical neighbours': NEIGHBOURS,
  'statistical neighbour': NEIGHBOURS,
  'statistical neighbours mean': NEIGHBOURS,
  'good and outstanding': GOOD,
  'good or outstanding': GOOD,
  'good and outstanding councils': GOOD,
};

/** Words as they are compared: case, hyphens, `&` and spaces count for nothing. */
export function keyOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** England, the statistical neighbours together, or the Good and Outstanding councils together. */
export function areaOfWords(text: string): BenchmarkArea | null {
  const key = keyOf(text);
  return Object.hasOwn(WORDS, key) ? (WORDS[key] ?? null) : null;
}

/** A region by its name, however a publisher writes it: `East`, `Yorkshire & Humber`. */
export function regionOf(text: string): BenchmarkArea | null {
  const key = keyOf(text).replace(/ region$/, '');
  const name = REGIONS.find((region) => keyOf(region) === (REGION_ALIASES[key] ?? key));
  return name === undefined ? null : { kind: 'region', code: null, name };
}

const REGION_ALIASES: Readonly<Record<string, string>> = {
  east: 'east of england',
  'yorkshire and humber': 'yorkshire and the humber',
};

/** A council by the Department’s three digits; `own` is the council that asks, which may be none of England’s. */
export function councilOf(code: string, name: string, own: string): BenchmarkArea | null {
  const known = COUNCILS[code] ?? (code === own ? name : undefined);
  if (known === undefined) return null;
  return { kind: 'council', code, name: name === '' ? known : name };
}

/** A council by its name alone. */
export function councilNamed(name: string): BenchmarkArea | null {
  const found = Object.entries(COUNCILS).find(([, known]) => keyOf(known) === keyOf(name));
  return found ? { kind: 'council', code: found[0], name: found[1] } : null;
}
