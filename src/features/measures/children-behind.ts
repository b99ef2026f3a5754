import type { ListId } from '#features/extracts/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { type Month, monthAfter, monthOf } from '#kernel/month.ts';
import { type AnyMeasure, type Detail, type MeasureContext, ruleContext } from './definition.ts';
import { groupingOf } from './groups.ts';
import { monthsGiven } from './looks-back.ts';
import { type Dimension, isOutOfCases, type MeasureDescription, SPAN } from './measure.ts';
import { countsEarlierRows, forEachMeasuredList } from './row-sources.ts';
import type { Extract } from './rows.ts';

/** A row behind a figure: where it stands in the file, whose it is, and whether it is in the numerator. */
export type ChildBehind = {
  list: ListId;
  sheetRow: number;
  /** As-at date of the earlier extract in which the row stands, where it has left the list since; null: it is in this one. */
  from: LocalDate | null;
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
  if (!monthsGiven({ timing, looksBack: measure.looksBack }, extract, extract.history.since).includes(slice.month))
    return [];
  const first = monthAfter(slice.month, 1 - SPAN[timing]);
  const isCounted = (month: Month) => first <= month && month <= slice.month;
  const countsEarlier = countsEarlierRows(measure);
  const at = ruleContext(extract, context);
  const grouping = groupingOf(extract.rows, context.localityOf);
  const behind: ChildBehind[] = [];
  forEachMeasuredList([measure], extract, ([rule], source) => {
    if (!rule) return;
    source((row, record, list, sheetRow, from) => {
      if (from !== null && !countsEarlier) return;
      const on = rule.month(row, at);
      if (on === null || (timing !== 'snapshot' && !isCounted(monthOf(on)))) return;
      if (!rule.among(row, at) || grouping.groupOf(slice.dimension, record, on) !== slice.group) return;
      const counted = rule.counts(row, at);
      if (!isOutOfCases(kind) && !counted) return;
      const childId = 'childId' in record ? record.childId : null;
      const detail = rule.detail(row, at);
      behind.push({ list, sheetRow, from, childId, ...grouping.allocationOf(record), counted, detail });
    });
  });
  return behind;
}

/**
 * The children to act on: those who miss what the measure wants (not counted where more is better, counted where less
 * is). A measure that is neither good nor bad asks for no action, nor does a mean, which is nobody's alone.
 */
export function toActOn(
  { better, kind }: Pick<MeasureDescription, 'better' | 'kind'>,
  behind: readonly ChildBehind[],
): ChildBehind[] {
  if (better === 'neither' || kind === 'mean') return [];
  return behind.filter(({ counted }) => counted === (better === 'lower'));
}
