import type { ListId } from '#features/extracts/index.ts';
import type { AnyMeasure, Measure } from '../definition.ts';
import type { History } from '../rows.ts';
import { extractOf, fractions, leftOf, pastSince } from './drawn-measure.ts';
import { drawn } from './drawn-table.ts';

/**
 * The council's figures by month from drawn rows, those with `left` known from an earlier extract: a mean as
 * `days/children`. Everything is known since a day; with null there are no earlier extracts.
 */
export function figuresOf<L extends ListId>(
  measure: AnyMeasure & Measure<L>,
  table: string,
  since: string | null,
  workers: Partial<History['workers']> = {},
): Record<string, string> {
  const rows = drawn(measure.list, table).filter(({ left }) => left === null);
  const left = { [measure.list]: leftOf(measure.list, table) };
  const history = since === null ? {} : pastSince(since, { left, workers });
  return fractions(measure, extractOf({ [measure.list]: rows }, { history }));
}
