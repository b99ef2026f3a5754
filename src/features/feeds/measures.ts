import { AREA_NAMES, CATALOGUE, type MeasureDescription } from '#features/measures/index.ts';
import type { FeedRow } from './columns.ts';

/** What `value` is in. */
const UNITS = {
  count: 'count',
  proportion: 'percent',
  rate: 'per 10,000',
  mean: 'days',
} as const satisfies Record<MeasureDescription['kind'], string>;

/** A measure as programs read it. */
export function measureRow(measure: MeasureDescription) {
  return {
    measure: measure.id as string,
    name: measure.title,
    area: AREA_NAMES[measure.area],
    kind: measure.kind as string,
    timing: measure.timing as string,
    unit: UNITS[measure.kind] as string,
    better: measure.better as string,
    counts: measure.numeratorInWords,
    out_of: measure.denominatorInWords,
    final_after_days: measure.finalAfterDays,
    definition_version: measure.version,
    source: measure.source,
  } satisfies FeedRow;
}

/** Every measure of the catalogue, in its order. */
export function measureRows() {
  return CATALOGUE.map(({ description }) => measureRow(description));
}
