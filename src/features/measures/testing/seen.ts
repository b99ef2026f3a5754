import type { ListId } from '#features/extracts/index.ts';
import { month } from '#kernel/month.ts';
import { childrenBehind } from '../children-behind.ts';
import type { AnyMeasure, Measure } from '../definition.ts';
import { WHOLE_COUNCIL } from '../groups.ts';
import type { History } from '../rows.ts';
import { CONTEXT, extractOf } from './drawn-measure.ts';
import { drawn } from './drawn-table.ts';

/** What a person sees of the only drawn row behind a measure's figure of July 2022: one `label: text` a line. */
export function seen<L extends ListId>(
  measure: AnyMeasure & Measure<L>,
  table: string,
  history: Partial<History> = {},
): string[] {
  const extract = extractOf({ [measure.list]: drawn(measure.list, table) }, { history });
  const slice = { month: month('2022-07'), dimension: 'council', group: WHOLE_COUNCIL } as const;
  const [child] = childrenBehind(measure, extract, CONTEXT, slice);
  return child?.detail.map(({ label, text }) => `${label}: ${text}`) ?? [];
}
