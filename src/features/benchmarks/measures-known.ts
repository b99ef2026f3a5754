import { AWAITED, CATALOGUE, type MeasureDescription } from '#features/measures/index.ts';
import { UNIT_OF_KIND } from './figure.ts';
import { TOOL_ITEMS } from './items.ts';
import type { ReadingContext } from './own-layout.ts';

export type MeasuresKnown = ReadingContext['measures'];

/**
 * Every measure that a file may name, in the order of the catalogue and then of those that a council supplies; of those
 * that cannot be counted yet the ones whose unit is known because they are published.
 */
export function measuresKnown(descriptions: readonly MeasureDescription[] = CATALOGUED): MeasuresKnown {
  return new Map([
    ...descriptions.map(
      ({ id, kind, timing, title }) =>
        [id.toUpperCase(), { unit: UNIT_OF_KIND[kind], isOfDay: timing === 'snapshot', title }] as const,
    ),
    ...AWAITED.flatMap(({ id, title }) => {
      const item = Object.values(TOOL_ITEMS).find(({ measure }) => measure === id);
      return item ? [[id, { unit: item.unit, isOfDay: item.covers === 'day', title }] as const] : [];
    }),
  ]);
}

const CATALOGUED = CATALOGUE.map(({ description }) => description);
