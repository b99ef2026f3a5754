import type { ListId } from '#features/extracts/index.ts';
import { type Month, monthOf } from '#kernel/month.ts';
import { type AnyMeasure, type Detail, type MeasureContext, ruleContext } from './definition.ts';
import { groupingOf } from './groups.ts';
import type { Dimension, MeasureDescription } from './measure.ts';
import { monthsCovered } from './months-covered.ts';
import { forEachMeasuredList } from './row-sources.ts';
import type { Extract } from './rows.ts';

/** A row behind a figure: where it stands in the file, whose it is, and whether it is in the numerator. */
export type ChildBehind = {
  list: ListId;
  sheetRow: number;
  /** Null in the list of adopters, and where the cell is blank. */
  childId: string | null;
  team: string | null;
  worker: string | null;
  counted: boolean;
  detail: readonly Detail[];
};

/** Which of a measure's figures is asked about. */
export type Slice = { month: Month; dimension: Dimension; group: string };

/**
 * The rows behind one figure, in the file's order, found by the rule that counted them: of a proportion those in its
 * denominator, of a count or a rate those that it counts. Empty for a month that the extract does not cover.
 */
export function childrenBehind(
  measure: AnyMeasure,
  extract: Extract,
  context: MeasureContext,
  slice: Slice,
): ChildBehind[] {
  const { timing, kind } = measure.description;
  if (!monthsCovered(extract.asAt, extract.dataMonth, timing).includes(slice.month)) return [];
  const at = ruleContext(extract, context);
  const grouping = groupingOf(extract.rows, context.localityOf);
  const behind: ChildBehind[] = [];
  forEachMeasuredList([measure], extract, ([rule], source) => {
    if (!rule) return;
    source((row, record, list, sheetRow) => {
      const on = rule.month(row, at);
      if (on === null || (timing !== 'snapshot' && monthOf(on) !== slice.month)) return;
      if (!rule.among(row, at) || grouping.groupOf(slice.dimension, record, on) !== slice.group) return;
      const counted = rule.counts(row, at);
      if (kind !== 'proportion' && !counted) return;
      const childId = 'childId' in record ? record.childId : null;
      const detail = rule.detail(row, at);
      behind.push({ list, sheetRow, childId, ...grouping.allocationOf(record), counted, detail });
    });
  });
  return behind;
}

/**
 * The children to act on: those who miss what the measure wants (not counted where more is better, counted where less
 * is). A measure that is neither good nor bad asks for no action.
 */
export function toActOn({ better }: Pick<MeasureDescription, 'better'>, behind: readonly ChildBehind[]): ChildBehind[] {
  if (better === 'neither') return [];
  return behind.filter(({ counted }) => counted === (better === 'lower'));
}
