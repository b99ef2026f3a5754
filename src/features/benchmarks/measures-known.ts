import { CATALOGUE } from '#features/measures/index.ts';
import { UNIT_OF_KIND } from './figure.ts';
import type { ReadingContext } from './own-layout.ts';

/** Every measure that a file may name, in the order of the catalogue. */
export const MEASURES_KNOWN: ReadingContext['measures'] = new Map(
  CATALOGUE.map(({ description: { id, kind, timing, title } }) => [
    id,
    { unit: UNIT_OF_KIND[kind], isOfDay: timing === 'snapshot', title },
  ]),
);
