import {
  type Area,
  AWAITED,
  type Awaited,
  CATALOGUE,
  type MeasureDescription,
  monthsHeld,
  NEEDS,
} from '../measures/index.ts';
import type { AcceptedExtract } from './basis.ts';

/** Whether a measure of the catalogue has figures, and what it waits for where it has none. */
export const STATES = ['counted', 'building', 'noFigure', 'waits', 'supplied'] as const;
export type State = (typeof STATES)[number];

/** A measure as the catalogue lists it. */
export type Entry = {
  id: string;
  area: Area;
  title: string;
  tier: MeasureDescription['tier'];
  state: State;
  /** What it waits for, in words; null where it is counted. */
  waitsFor: string | null;
  /** What is counted out of what. */
  counts: string;
  /** Null for a measure that has no definition yet. */
  measure: MeasureDescription | null;
};

/** Every measure of the catalogue with its state, and those of the council's own whose figures it supplies. */
export function catalogueEntries(
  extracts: readonly AcceptedExtract[],
  withFigure: ReadonlySet<string>,
  supplied: readonly MeasureDescription[],
): Entry[] {
  const counted = CATALOGUE.map(({ description, looksBack }): Entry => {
    const { id, area, title, tier, numeratorInWords, timing } = description;
    const newest = extracts.at(-1);
    const earlier = extracts.slice(0, -1).toReversed();
    const held = newest && looksBack ? monthsHeld({ timing, looksBack }, newest, earlier) : 0;
    const isBuilding = looksBack !== null && held < looksBack.months;
    const state = isBuilding ? 'building' : withFigure.has(id) ? 'counted' : 'noFigure';
    const waitsFor = looksBack && isBuilding ? `building history: ${held} of ${looksBack.months} months` : null;
    return { ...{ id, area, title, tier, state }, waitsFor, counts: numeratorInWords, measure: description };
  });
  return [...counted, ...AWAITED.map(awaitedEntry), ...supplied.map(suppliedEntry)];
}

function suppliedEntry(measure: MeasureDescription): Entry {
  const { id, area, title, tier, numeratorInWords } = measure;
  return { ...{ id, area, title, tier }, state: 'supplied', waitsFor: null, counts: numeratorInWords, measure };
}

function awaitedEntry({ id, area, title, tier, counts, needs }: Awaited): Entry {
  return { ...{ id, area, title, tier, counts }, state: 'waits', waitsFor: `needs ${NEEDS[needs]}`, measure: null };
}
