import { AWAITED, CATALOGUE } from '#features/measures/index.ts';
import { UNIT_OF_KIND } from './figure.ts';
import { TOOL_ITEMS } from './items.ts';
import type { ReadingContext } from './own-layout.ts';

/**
 * Every measure that a file may name, in the order of the catalogue; of those that cannot be counted yet the ones whose
 * unit is known because they are published.
 */
export const MEASURES_KNOWN: ReadingContext['measures'] = new Map([
  ...CATALOGUE.map(
    ({ description: { id, kind, timing, title } }) =>
      [id as string, { unit: UNIT_OF_KIND[kind], isOfDay: timing === 'snapshot', title }] as const,
  ),
  ...AWAITED.flatMap(({ id, title }) => {
    const item = Object.values(TOOL_ITEMS).find(({ measure }) => measure === id);
    return item ? [[id, { unit: item.unit, isOfDay: item.covers === 'day', title }] as const] : [];
  }),
]);
